// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A sandbox person signed in to a {@link RunningMercure} over plain HTTP, as its printed
/// introduction says: password, then the code that the sandbox shows.
///
/// One session serves all journeys of a run, because a code serves once. A real browser takes it
/// over by {@link #session}.
final class SignedIn {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("id=\"sandbox-code\">([0-9]{6})<");
  private static final Pattern PASSWORD = Pattern.compile("Password of all three: (\\S+)");
  private static final Duration NEXT_CODE = Duration.ofSeconds(40);

  private static final Map<String, SignedIn> SHARED = new ConcurrentHashMap<>();

  private final RunningMercure mercure;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private String token = "";

  private SignedIn(RunningMercure mercure) {
    this.mercure = mercure;
  }

  /// Declarant of Transmer Logistique.
  static SignedIn claire(RunningMercure mercure) {
    return as("claire.morel@transmer.example", mercure);
  }

  /// Declarant of Nordex Composants.
  static SignedIn paul(RunningMercure mercure) {
    return as("paul.girard@nordex.example", mercure);
  }

  /// Officer at Roissy.
  static SignedIn ines(RunningMercure mercure) {
    return as("ines.arnaud@douane.example", mercure);
  }

  private static SignedIn as(String email, RunningMercure mercure) {
    return SHARED.computeIfAbsent(
        email + " at " + mercure.address(), _ -> new SignedIn(mercure).signIn(email));
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(mercure.at(path)).GET());
  }

  /// Sends a form, with the token of the page last opened.
  HttpResponse<String> post(String path, Map<String, String> fields) {
    var form = new TreeMap<>(fields);
    form.put("_csrf", token);
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(mercure.at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /// Value of the cookie `mercure`, for a browser that is to be this person.
  String session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("mercure"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }

  /// The API key printed for a company or office, by the start of its name.
  static String key(RunningMercure mercure, String organisation) {
    Matcher key =
        Pattern.compile(Pattern.quote(organisation) + ".*(mercure_[A-Z2-7_]+)")
            .matcher(mercure.printed());
    return found(key).orElseThrow();
  }

  private SignedIn signIn(String email) {
    get("/connexion");
    String password = found(PASSWORD.matcher(mercure.printed())).orElseThrow();
    expect(303, post("/connexion", Map.of("email", email, "password", password)));
    expect(303, post("/connexion/second-facteur", Map.of("code", code())));
    return this;
  }

  /// Another run may have used the present code, and the next: then the one after comes soon.
  private String code() {
    long limit = System.nanoTime() + NEXT_CODE.toNanos();
    while (System.nanoTime() < limit) {
      var code = found(CODE.matcher(get("/connexion/second-facteur").body()));
      if (code.isPresent()) {
        return code.get();
      }
      pause();
    }
    throw new IllegalStateException("the sandbox shows no code");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      found(TOKEN.matcher(response.body())).ifPresent(read -> token = read);
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> found(Matcher matcher) {
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static void expect(int status, HttpResponse<String> response) {
    if (response.statusCode() != status) {
      throw new IllegalStateException(
          "%d instead of %d: %s".formatted(response.statusCode(), status, response.body()));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
