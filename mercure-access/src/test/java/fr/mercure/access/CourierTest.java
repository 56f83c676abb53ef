// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reports of a fleet on their way to the portal.
class CourierTest {
  private final List<String> received = new CopyOnWriteArrayList<>();

  @TempDir Path folder;

  private Courier.Outcome deliver(int port, String name) throws IOException, InterruptedException {
    var delivery =
        new Delivery(
            URI.create("http://127.0.0.1:" + port), "token-1", "Lyon", folder, Duration.ZERO);
    return new Courier(delivery, Optional.empty(), new Random(1), Duration.ofMillis(1))
        .deliver(name, "{}");
  }

  private int portal(Servers servers, String status) {
    return servers.tcp(
        "127.0.0.1",
        Servers.http(request -> {
          received.add(request.header("mercure-fleet-token").orElse("none") + request.path());
          return "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        }));
  }

  @Test
  void sendsWhatWaitedWithTheNextReport() throws Exception {
    try (var servers = new Servers()) {
      Courier.Outcome first = deliver(servers.closed("127.0.0.1"), "1-A");
      assertThat(first.left()).isEqualTo(1);
      assertThat(first.why()).isNotEmpty();

      Courier.Outcome second = deliver(portal(servers, "204 No Content"), "2-B");

      assertThat(second).isEqualTo(new Courier.Outcome(2, 0, ""));
      assertThat(received)
          .containsExactly("token-1/api/v1/fleet/reports", "token-1/api/v1/fleet/reports");
    }
  }

  @Test
  void triesAgainWhileThePortalIsDownAndKeepsTheReport() throws Exception {
    try (var servers = new Servers()) {
      assertThat(deliver(portal(servers, "503 Unavailable"), "1-A"))
          .isEqualTo(new Courier.Outcome(0, 1, "503"));
      assertThat(received).hasSize(3);
    }
  }

  @Test
  void asksOnceWithATokenThatIsRevoked() throws Exception {
    try (var servers = new Servers()) {
      assertThat(deliver(portal(servers, "401 Unauthorized"), "1-A").why()).isEqualTo("401");
      assertThat(received).hasSize(1);
    }
  }

  @Test
  void doesNotSendAgainWhatThePortalWillNeverTake() throws Exception {
    try (var servers = new Servers()) {
      assertThat(deliver(portal(servers, "422 Unprocessable"), "1-A").left()).isZero();
    }
  }

  @Test
  void dropsTheOldestBeyondItsLimit() throws IOException {
    var spool = new Spool(folder);
    for (int i = 0; i < Spool.MOST + 2; i++) {
      spool.add("%03d".formatted(i), "{}");
    }

    assertThat(spool.waiting()).hasSize(Spool.MOST);
    assertThat(spool.waiting().getFirst()).hasFileName("002.json");
  }

  @Test
  void reportsCodesAndADigestOfTheMachineAlone() throws Exception {
    try (var servers = new Servers()) {
      int port = portal(servers, "401 Unauthorized");
      var out = new ByteArrayOutputStream();
      var err = new ByteArrayOutputStream();
      try (var to = new PrintStream(out, true, StandardCharsets.UTF_8);
          var errors = new PrintStream(err, true, StandardCharsets.UTF_8)) {
        new Check(
                to,
                errors,
                Map.of("MERCURE_FLEET_TOKEN", "secret-token", "HOSTNAME", "poste-de-claire"))
            .run(
                List.of(
                    "http://127.0.0.1:" + port + "/secret-path",
                    "--report",
                    "http://127.0.0.1:" + port,
                    "--site",
                    "Le Havre",
                    "--spool",
                    folder.toString(),
                    "--lang",
                    "fr"));
      }

      String report = Files.readString(new Spool(folder).waiting().getFirst());
      assertThat(report)
          .contains("mercure-fleet/1", "Le Havre", "\"verdict\"")
          .doesNotContain("secret", "claire", "127.0.0.1");
      assertThat(err.toString(StandardCharsets.UTF_8))
          .contains("Rapport non envoyé", "À dire au téléphone : ");
    }
  }

  @Test
  void judgesAllTheSameWhereItCanKeepNoReport() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    var err = new ByteArrayOutputStream();
    try (var servers = new Servers();
        var out = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        var errors = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      String portal = "http://127.0.0.1:" + servers.closed("127.0.0.1");
      int code =
          new Check(out, errors, Map.of("MERCURE_FLEET_TOKEN", "token-1"))
              .run(List.of(portal, "--report", portal, "--spool", file.toString(), "--lang", "en"));

      assertThat(code).isNotEqualTo(64);
      assertThat(err.toString(StandardCharsets.UTF_8))
          .contains("Report neither sent nor kept (", "To say by telephone: ");
    }
  }

  @Test
  void readsAProfile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("2027.properties"),
            "name=2027-tls13\ntls=1.3\naddresses=192.0.2.1, 192.0.2.2\nplace=neuf.test\n");

    assertThat(Policy.read(file, SignedFiles.by(Optional.empty(), folder)))
        .isEqualTo(
            new Policy(
                "2027-tls13",
                true,
                Optional.of(new Endpoint("neuf.test", 443)),
                List.of("192.0.2.1", "192.0.2.2"),
                List.of()));
  }
}
