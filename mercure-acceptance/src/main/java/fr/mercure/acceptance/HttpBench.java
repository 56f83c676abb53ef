// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Lodgings over HTTP with every check on, one at a time and a thousand at a time, of the examples
/// that the API describes itself by. One trader: a key lodges for its own company only.
final class HttpBench {
  private static final int SINGLE_CALLERS = 64;
  private static final int BULK_CALLERS = 2;
  private static final int BULK = 1_000;
  private static final String EXAMPLE = "API-2026-0001-GREEN";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicLong number = new AtomicLong();
  private final String address;
  private final String key;
  private final String xml;
  private final String json;

  HttpBench(String address, String key) {
    this.address = address;
    this.key = key;
    JsonNode spec = JsonMapper.shared().readTree(send("/api/v1/openapi.json", "", ""));
    JsonNode content =
        spec.path("paths")
            .path("/api/v1/express/declarations")
            .path("post")
            .path("requestBody")
            .path("content");
    this.xml = content.path("application/xml").path("example").asString();
    this.json = content.path("application/json").path("example").toString();
  }

  /// Lodgings answered 201 within a window.
  long single(long nanos) {
    return run(nanos, SINGLE_CALLERS, this::lodgeOne);
  }

  private long lodgeOne() {
    String answer = send("/api/v1/express/declarations", fresh(xml), "application/xml");
    return answer.contains("\"state\":\"RELEASED\"") ? 1 : 0;
  }

  /// The same, a thousand in each body.
  long bulk(long nanos) {
    return run(nanos, BULK_CALLERS, this::lodgeMany);
  }

  private long lodgeMany() {
    var body = new StringBuilder();
    for (int i = 0; i < BULK; i++) {
      body.append(fresh(json)).append('\n');
    }
    String answer = send("/api/v1/express/batches", body.toString(), "application/x-ndjson");
    String summary = answer.strip().substring(answer.strip().lastIndexOf('\n') + 1);
    return JsonMapper.shared().readTree(summary).path("summary").path("accepted").asLong();
  }

  private String fresh(String message) {
    return message.replace(EXAMPLE, "H%013d-GREEN".formatted(number.incrementAndGet()));
  }

  private static long run(long nanos, int callers, LongSupplier lodge) {
    var lodged = new AtomicLong();
    long end = System.nanoTime() + nanos;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < callers; i++) {
        threads.execute(() -> {
          while (System.nanoTime() < end) {
            lodged.addAndGet(lodge.getAsLong());
          }
        });
      }
    }
    return lodged.get();
  }

  private String send(String path, String body, String type) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
    if (!body.isEmpty()) {
      request
          .header("Authorization", "Bearer " + key)
          .header("Content-Type", type)
          .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
