// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/// A browser without a screen: keeps cookies, follows nothing by itself, and sends with each form
/// the token of the page it last opened.
///
/// `new Browser(port).signIn("claire.morel@transmer.example", password)` is what most tests want;
/// {@link SignedIn} does it for them.
public final class Browser {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("id=\"sandbox-code\">([0-9]{6})<");

  private final CookieManager cookies;
  private final HttpClient client;
  private final URI address;
  private String token = "";

  public Browser(int port) {
    this(URI.create("http://localhost:" + port));
  }

  public Browser(URI address) {
    this.cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
    this.address = address;
  }

  private Browser(URI address, CookieManager cookies, SSLContext tls) {
    this.cookies = cookies;
    this.client = HttpClient.newBuilder().cookieHandler(cookies).sslContext(tls).build();
    this.address = address;
  }

  /// The same browser, cookies shared, at another address of the site.
  ///
  /// @param tls with the certificate that it presents there, if any
  Browser at(URI other, SSLContext tls) {
    return new Browser(other, cookies, tls);
  }

  /// Sends a form that is answered with a file.
  HttpResponse<byte[]> bytes(String path, Map<String, String> fields) {
    return send(form(path, fields), BodyHandlers.ofByteArray());
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /// Sends a form, with the token of the page last opened.
  public HttpResponse<String> post(String path, Map<String, String> fields) {
    return send(form(path, fields));
  }

  /// A form with the token of the page last opened, to be given to {@link #sendRaw}.
  HttpRequest.Builder form(String path, Map<String, String> fields) {
    var form = new TreeMap<>(fields);
    form.putIfAbsent("_csrf", token);
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body));
  }

  /// Both steps, in a sandbox, whose second page shows the code.
  ///
  /// @return the redirection to the page wanted
  /// @throws IllegalStateException if a step fails
  public HttpResponse<String> signIn(String email, String password) {
    expect(303, password(email, password));
    String code = sandboxCode(get("/connexion/second-facteur").body()).orElseThrow();
    return expect(303, post("/connexion/second-facteur", Map.of("code", code)));
  }

  /// The first step alone, whatever comes of it.
  HttpResponse<String> password(String email, String password) {
    get("/connexion");
    return post("/connexion", Map.of("email", email, "password", password));
  }

  /// The code that the sandbox shows on the page of the second step.
  static Optional<String> sandboxCode(String page) {
    Matcher code = CODE.matcher(page);
    return code.find() ? Optional.of(code.group(1)) : Optional.empty();
  }

  /// Value of a cookie that the server set.
  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  /// Plants a cookie, as somebody who attacks a session might.
  void plant(String name, String value) {
    var cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookie.setDomain("localhost.local");
    cookies.getCookieStore().add(address, cookie);
  }

  /// A request to be finished and given to {@link #send}.
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    HttpResponse<String> response = send(request, BodyHandlers.ofString());
    Matcher found = TOKEN.matcher(response.body());
    if (found.find()) {
      token = found.group(1);
    }
    return response;
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
    try {
      return client.send(request.build(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Any kind of answer. Of a stream that does not end, only the head: its body is empty.
  public Raw sendRaw(HttpRequest.Builder request) {
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        boolean endless =
            response
                .headers()
                .firstValue("Content-Type")
                .orElse("")
                .startsWith("text/event-stream");
        return new Raw(
            response.statusCode(),
            response.headers(),
            endless ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// An answer; a stream of events is not waited for.
  public record Raw(int statusCode, HttpHeaders headers, String body) {}

  /// The token of the page last opened.
  public String token() {
    return token;
  }

  private static HttpResponse<String> expect(int status, HttpResponse<String> response) {
    if (response.statusCode() != status) {
      throw new IllegalStateException(
          "%d instead of %d: %s".formatted(response.statusCode(), status, response.body()));
    }
    return response;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
