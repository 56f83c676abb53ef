// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A declarant's software: calls the API over HTTP with a key.
///
/// @param port of the server
/// @param key of the company
record ApiCaller(int port, String key) {
  static final String EXPRESS = "/api/v1/express/declarations";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /// What came back.
  record Reply(int status, String type, String body, HttpResponse<String> response) {
    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    String text(String member) {
      return json().path(member).asString("");
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /// An H7 of the sandbox's first company under an LRN that nobody has used.
  ///
  /// @param end what the sandbox is asked for, such as `GREEN`
  static String h7(String end) {
    return h7(NUMBER.incrementAndGet(), end);
  }

  static String h7(int number, String end) {
    return own(ExpressSamples.xml("h7"))
        .replace("TRM-2026-000001", "T%d-%s".formatted(number, end));
  }

  /// The same message sent by the sandbox's first company, to the office of its officer.
  static String own(String xml) {
    return xml.replace("FR123456782", "FR000512376").replace("FRB0617D", "FR00677A");
  }

  static String lrn(String xml) {
    int from = xml.indexOf("<FunctionalReferenceID>") + "<FunctionalReferenceID>".length();
    return xml.substring(from, xml.indexOf('<', from));
  }

  Reply lodge(String xml) {
    return post(EXPRESS, xml, "application/xml");
  }

  Reply post(String path, String body, String type, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)));
    return send(request, headers);
  }

  Reply get(String path, String... headers) {
    return send(request(path), headers);
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
  }

  private static Reply send(HttpRequest.Builder request, String... headers) {
    for (int i = 0; i + 1 < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Reply(response.statusCode(), type, response.body(), response);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
