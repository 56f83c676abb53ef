// SPDX-License-Identifier: Apache-2.0
package fr.mercure.demo;

import fr.mercure.web.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The API of a running instance, as a trader's software calls it.
final class DemoDoor {
  private static final String DECLARATIONS = "/api/v1/express/declarations";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PATIENCE_OF_BATCH = Duration.ofMinutes(10);
  private static final int REFUSED = 422;
  private static final int FAILED = 400;
  private static final int SHOWN = 300;

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.shared();
  private final URI address;
  private final String language;

  DemoDoor(URI address, Texts texts) {
    this.address = address;
    this.language = texts.language();
  }

  /// The instance answered, but not as it should.
  static final class Otherwise extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String answer;

    Otherwise(String answer) {
      super(answer);
      this.answer = answer;
    }

    String answer() {
      return answer;
    }
  }

  /// @param status of HTTP
  /// @param took from the request to its answer
  record Reply(int status, JsonNode body, Duration took) {
    boolean refused() {
      return status == REFUSED;
    }

    String text(String member) {
      return body.path(member).asString("");
    }
  }

  URI page(String path) {
    return address.resolve(path);
  }

  Reply lodge(String key, String message, String type) throws IOException, InterruptedException {
    return send(request(key, DECLARATIONS, type).POST(BodyPublishers.ofString(message)));
  }

  /// An officer finds everything as declared and releases the goods.
  Reply release(String key, String mrn) throws IOException, InterruptedException {
    String decision = "{\"result\":\"CONFORM\",\"basis\":\"UCC191\",\"release\":true}";
    String path = DECLARATIONS + "/" + mrn + "/decision";
    return send(request(key, path, "application/json").POST(BodyPublishers.ofString(decision)));
  }

  JsonNode show(String key, String reference) throws IOException, InterruptedException {
    return get(key, DECLARATIONS + "/" + reference);
  }

  JsonNode timeline(String key, String reference) throws IOException, InterruptedException {
    return get(key, "/api/v1/declarations/" + reference + "/timeline");
  }

  /// Sends a batch and hands over each line of the answer as it comes.
  void batch(String key, String csv, Consumer<JsonNode> line)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(key, "/api/v1/express/batches", "text/csv")
            .timeout(PATIENCE_OF_BATCH)
            .POST(BodyPublishers.ofString(csv))
            .build();
    HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      if (response.statusCode() >= FAILED) {
        throw new Otherwise(response.statusCode() + " " + lines.readLine());
      }
      lines.lines().map(json::readTree).forEach(line);
    }
  }

  private JsonNode get(String key, String path) throws IOException, InterruptedException {
    return send(request(key, path, "application/json").GET()).body();
  }

  private HttpRequest.Builder request(String key, String path, String type) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + key)
        .header("Accept-Language", language)
        .header("Content-Type", type);
  }

  private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    long began = System.nanoTime();
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    if (response.statusCode() >= FAILED && response.statusCode() != REFUSED) {
      throw new Otherwise(response.statusCode() + " " + beginning(response.body()));
    }
    return new Reply(response.statusCode(), json.readTree(response.body()), took);
  }

  private static String beginning(String body) {
    return body.substring(0, Math.min(SHOWN, body.length()));
  }
}
