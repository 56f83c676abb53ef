// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  @Test
  void namesEveryRowFromItsOwnFacts() {
    assertThat(new SelfTest(Causes.standard()).faults()).isEmpty();
    assertThat(run("--selftest")).isZero();
  }

  @Test
  void tellsEveryRowInBothLanguages() {
    assertThat(Causes.standard().rows())
        .hasSizeGreaterThan(80)
        .allSatisfy(row ->
            assertThat(
                    List.of(
                        row.title().fr(),
                        row.title().en(),
                        row.remedy().fr(),
                        row.remedy().en(),
                        row.technical().fr(),
                        row.technical().en()))
                .as(row.code())
                .doesNotContain(""));
  }

  @Test
  void saysWhichLineOfTheTableIsWrong() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> Causes.parse("A service blocks\n  requires what\n")))
        .hasMessage("causes.txt:2 not a condition: what");
  }

  @Test
  void writesAReportThatFitsTheSchema() throws IOException {
    Schema schema = new Schema(Files.readString(Path.of("..", "docs", "check-schema.json")));

    assertThat(schema.faults(ReportJson.of(expired()))).isEmpty();
    assertThat(schema.faults(ReportJson.of(expired()).replace("PROVEN", "SURE"))).isNotEmpty();
  }

  @Test
  void judgesAStoredReportAgain() throws IOException {
    Path file = Files.writeString(folder.resolve("report.json"), ReportJson.of(expired()));

    assertThat(run("--offline", file.toString(), "--lang", "fr")).isEqualTo(4);
    assertThat(text(out)).contains("Accès bloqué", "(CERT_EXPIRE, prouvée)", "cert.server=EXPIRED");
  }

  @Test
  void refusesAReportThatIsNone() throws IOException {
    for (String bad : List.of("", "[]", "{\"schema\":\"other/1\"}", "[".repeat(5_000))) {
      Path file = Files.writeString(folder.resolve("bad.json"), bad);
      assertThat(run("--offline", file.toString())).as(bad).isEqualTo(64);
    }
  }

  @Test
  void explainsACodeAndRefusesAnUnknownOne() {
    assertThat(run("expliquer", "dns_nxdomain")).isZero();
    assertThat(text(out)).contains("Le DNS de votre réseau ne connaît pas <host>", "pinned=OK");
    assertThat(run("explain", "NO_SUCH")).isEqualTo(64);
  }

  @Test
  void refusesACommandLineItDoesNotUnderstand() {
    for (List<String> bad :
        List.of(
            List.of("--frob"),
            List.of("ftp://a"),
            List.of("--lang", "de"),
            List.of("--watch", "often"),
            List.of("--watch", "5m", "--json"),
            List.of("--report", "https://a.test"),
            List.of("--report", "http://a.test"),
            List.of("--report", "a.test"),
            List.of("--site", "<b>"),
            List.of("--json", "--budget"))) {
      assertThat(run(bad.toArray(String[]::new))).as("%s", bad).isEqualTo(64);
    }
    assertThat(text(err))
        .contains(
            "check does not know --frob",
            "Ends with 0 healthy",
            "MERCURE_FLEET_TOKEN",
            "--report is the address of a portal");
  }

  @Test
  void tellsMachinesTheCauseAsALabel() {
    assertThat(ReportMachines.prometheus(expired()))
        .contains(
            "mercure_access_cause{target=\"https://portail.test/\",code=\"CERT_EXPIRE\","
                + "side=\"service\",evidence=\"proven\"} 1");
    assertThat(ReportMachines.junit(expired())).contains("<failure type=\"CERT_EXPIRE\"");
  }

  @Test
  void doesNotLetTheNetworkWriteOnTheTerminal() {
    Facts facts =
        Facts.NONE.with(
            List.of(
                state("oidc", "NOT_DISCOVERY", "\u001b[2Jfi.test\u202e"),
                state("http.service", "OK", "")));

    String told = new ReportText(java.util.Locale.FRENCH).of(report(facts));

    assertThat(told).contains("fi.test").doesNotContain("\u001b", "\u202e");
  }

  @Test
  void doesNotAccuseWithoutProofWhereTwoSidesAreSuspect() {
    Report report = report(Facts.NONE.with(List.of(state("tcp.service", "REFUSED", ""))));

    assertThat(report.causes())
        .extracting(Diagnosis.Named::evidence)
        .containsOnly(Evidence.POSSIBLE);
    assertThat(report.exitCode()).isEqualTo(Report.UNDECIDED);
  }

  @Test
  void endsWithinItsBudgetAndSaysSo() {
    try (var world = new World()) {
      world.service(Servers::mute);
      world.budget = Duration.ofMillis(400);
      Report report = world.check();

      assertThat(report.inTime()).isFalse();
      assertThat(report.millis()).isLessThan(2_900);
      assertThat(report.notVerified()).contains(Area.SERVICE);
    }
  }

  @Test
  void listsTwoCausesThatDoNotExplainEachOther() {
    try (var world = new World()) {
      Injections.inject("certificate-expired", world);
      Injections.inject("mail-ports-refused", world);
      Injections.inject("clock-ten-minutes", world);

      assertThat(world.check().causes())
          .extracting(one -> one.cause().code())
          .containsExactly("CERT_EXPIRE", "HORLOGE_FAUSSE", "PORTS_MESSAGERIE_BLOQUES");
    }
  }

  private static Report expired() {
    return report(
        Facts.NONE.with(
            List.of(
                state("cert.dates", "EXPIRED", "2026-01-01 – 2026-06-01"),
                state("cert.server", "EXPIRED", ""),
                state("http.service", "OK", "HTTP 200 nginx \"1\""))));
  }

  private static Report report(Facts facts) {
    return Report.of(
        "https://portail.test/",
        Instant.parse("2026-11-24T10:00:00Z"),
        1_234,
        true,
        facts,
        new Diagnosis(Causes.standard()));
  }

  private static Observation state(String key, String value, String detail) {
    return new Observation.State(key, value, detail);
  }

  private int run(String... arguments) {
    out.reset();
    try (var to = new PrintStream(out, true, StandardCharsets.UTF_8);
        var errors = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      return new Check(to, errors, Map.of()).run(List.of(arguments));
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
