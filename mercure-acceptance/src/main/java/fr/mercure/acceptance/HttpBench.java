// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/// Lodgings over HTTP with every check on: one in each request, or a thousand.
final class HttpBench {
  private static final int SINGLE_CALLERS = 64;
  private static final int BULK_CALLERS = 2;
  private static final int BULK = 1_000;

  private final AtomicLong number = new AtomicLong();
  private final int port;
  private final String sample;

  /// @param sample an H7 that is accepted and released at once
  HttpBench(int port, String sample) {
    this.port = port;
    this.sample = sample;
  }

  /// Lodges one and gives its LRN.
  String lodgeOne() throws IOException {
    try (var caller = new Caller(port)) {
      String lrn = Traders.lrn(number.incrementAndGet());
      single(caller, lrn);
      return lrn;
    }
  }

  /// Lodgings answered within a window, one in each request.
  Window single(long nanos) {
    return run(
        nanos, SINGLE_CALLERS, caller -> single(caller, Traders.lrn(number.incrementAndGet())));
  }

  /// The same, a thousand in each request.
  Window bulk(long nanos) {
    return run(nanos, BULK_CALLERS, this::bulk);
  }

  private long single(Caller caller, String lrn) throws IOException {
    int company = Traders.anyCompany();
    Caller.Answer answer =
        caller.post(
            "/api/v1/express/declarations",
            Traders.key(company),
            "application/xml",
            message(company, lrn));
    if (answer.status() != 201 || !answer.body().contains("\"state\":\"RELEASED\"")) {
      throw new IllegalStateException("not released: " + answer);
    }
    return 1;
  }

  private long bulk(Caller caller) throws IOException {
    int company = Traders.anyCompany();
    var body = new ByteArrayOutputStream(BULK * sample.length());
    for (int i = 0; i < BULK; i++) {
      body.write(message(company, Traders.lrn(number.incrementAndGet())));
    }
    Caller.Answer answer =
        caller.post(
            "/api/v1/express/batches", Traders.key(company), "application/xml", body.toByteArray());
    if (answer.status() != 200 || !answer.body().contains("\"accepted\":" + BULK)) {
      String end = answer.body().substring(Math.max(0, answer.body().length() - 1_000));
      throw new IllegalStateException("not all accepted: %d %s".formatted(answer.status(), end));
    }
    return BULK;
  }

  /// The sample with keys of its own: the company represents one of its declarants.
  private byte[] message(int company, String lrn) {
    return sample
        .replace("<ID>COMPANY</ID>", "<ID>" + Traders.eori(company) + "</ID>")
        .replace("<ID>DECLARANT</ID>", "<ID>" + Traders.declarantOf(company) + "</ID>")
        .replace("OFFICE", Traders.office())
        .replace("LRN", lrn)
        .getBytes(StandardCharsets.UTF_8);
  }

  private interface Work {
    long call(Caller caller) throws IOException;
  }

  private Window run(long nanos, int callers, Work work) {
    return Window.of(
        nanos,
        callers,
        end -> {
          long done = 0;
          try (var caller = new Caller(port)) {
            while (System.nanoTime() < end) {
              done += work.call(caller);
            }
          }
          return done;
        });
  }
}
