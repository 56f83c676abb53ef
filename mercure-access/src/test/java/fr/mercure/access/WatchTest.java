// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final String HERE = "127.0.0.1";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /// The start page is asked for once in each check: down twice, then up.
  @Test
  void tellsWhatChangesAndNothingElse() throws Exception {
    var checks = new AtomicInteger();
    var third = new CountDownLatch(4); // the check after it has begun: it has been told
    try (var servers = new Servers();
        var to = new PrintStream(out, true, StandardCharsets.UTF_8);
        var nowhere =
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)) {
      int port =
          servers.tcp(
              HERE,
              Servers.http(request -> {
                if (!request.path().equals("/watched")) {
                  return World.mercure(request);
                }
                third.countDown();
                return checks.incrementAndGet() <= 2
                    ? World.reply("503 Service Unavailable", "", "")
                    : World.mercure(request);
              }));
      var check = new Check(to, nowhere, Map.of());
      String address = "http://" + HERE + ":" + port + "/watched";
      Thread watch =
          Thread.ofVirtual()
              .start(() -> check.run(List.of(address, "--watch", "1", "--lang", "en")));
      assertThat(third.await(30, TimeUnit.SECONDS)).isTrue();
      // A check that is cut short finds something else: what counts was told before.
      List<String> told = out.toString(StandardCharsets.UTF_8).lines().toList();
      watch.interrupt();
      assertThat(watch.join(Duration.ofSeconds(20))).isTrue();

      assertThat(told)
          .hasSize(2)
          .doesNotHaveDuplicates()
          .allSatisfy(line -> assertThat(line).matches("20[0-9-]+T[0-9:.]+Z .+"));
    }
  }
}
