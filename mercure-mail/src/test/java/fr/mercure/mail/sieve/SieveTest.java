// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import fr.mercure.mail.ReadMessage;
import fr.mercure.mail.sieve.SieveFault.Code;
import fr.mercure.mail.sieve.SieveOutcome.Filing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SieveTest {
  private static final String RULES =
      """
      # Rules of an office
      require ["fileinto", "copy", "envelope", "imap4flags", "vacation", "body"];
      if allof (address :domain :is "from" "DOUANE.example",
                not header :contains ["subject", "x-kind"] "newsletter") {
        addflag ["$Important", "\\\\Flagged"];
        fileinto :copy :flags "\\\\Seen" "Bureaux/Roissy";
        keep;
      } elsif anyof (size :over 2M, exists ["list-id", "subject"], false) {
        fileinto "Lists"; /* quiet
        ones */ stop;
      } else {
        redirect :copy "deputy@mercure.example";
      }
      if body :text :matches "*facture ??/2026*" { setflag "Invoice"; }
      if envelope :all :comparator "i;octet" "to" "Claire@mercure.example" { discard; }
      vacation :days 3 :subject "Absent" :addresses ["a@b.example"] :handle "x" text:
      Back on Monday.
      ..
      .
      ;
      """;

  private static SieveScript script(String text) {
    return switch (SieveScript.read(text)) {
      case SieveScript.Read.Good(var script) -> script;
      case SieveScript.Read.Bad(var fault) -> fail(fault.toString());
    };
  }

  private static SieveOutcome run(String script, String message) {
    var read = ReadMessage.of(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    return SieveRun.of(
        script(script), SieveMail.of(read, "chef@douane.example", "claire@mercure.example"));
  }

  @Test
  void sortsByAddressAndMarksWhatItKeeps() {
    SieveOutcome outcome =
        run(
            RULES,
            "From: Chef <chef@douane.example>\nSubject: Lot 7\n\nLa facture 12/2026 est là.");
    assertThat(outcome.filings())
        .containsExactly(
            new Filing("Bureaux/Roissy", List.of("\\Seen")),
            new Filing("INBOX", List.of("Invoice")));
    assertThat(outcome.reply().orElseThrow().reason()).isEqualTo("Back on Monday.\r\n.\r\n");
    assertThat(outcome.redirects()).isEmpty();
  }

  @Test
  void stopsWhereItIsTold() {
    SieveOutcome outcome = run(RULES, "From: a@list.example\nList-Id: x\nSubject: y\n\nz");
    assertThat(outcome.filings()).containsExactly(new Filing("Lists", List.of()));
    assertThat(outcome.reply()).isEmpty();
  }

  @Test
  void keepsACopyOfWhatGoesOn() {
    SieveOutcome outcome = run(RULES, "From: a@b.example\n\nz");
    assertThat(outcome.redirects()).containsExactly("deputy@mercure.example");
    assertThat(outcome.filings()).containsExactly(new Filing("INBOX", List.of()));
  }

  @Test
  void throwsAwayOnlyWhatNothingKeeps() {
    assertThat(run("discard;", "A: b\n\n").filings()).isEmpty();
    assertThat(run("discard; keep;", "A: b\n\n").filings()).hasSize(1);
    assertThat(run("", "A: b\n\n")).isEqualTo(SieveOutcome.KEEP);
  }

  @Test
  void writesWhatItReads() {
    SieveScript script = script(RULES);
    assertThat(script(SieveText.of(script))).isEqualTo(script);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fileinto "x";                          | REQUIRE_MISSING   | 1 | 1
          keep                                   | UNFINISHED        | 1 | 5
          require "vnd.x";                       | UNKNOWN_EXTENSION | 1 | 1
          keep; require "copy";                  | REQUIRE_FIRST     | 1 | 7
          jump;                                  | UNKNOWN_COMMAND   | 1 | 1
          if header :is "a" "b" keep;            | ARGUMENTS         | 1 | 1
          if odd { keep; }                       | UNKNOWN_TEST      | 1 | 4
          if size :over 9G { keep; }             | NUMBER_TOO_LARGE  | 1 | 15
          if size 3 { keep; }                    | ARGUMENTS         | 1 | 4
          keep :loud;                            | UNKNOWN_TAG       | 1 | 6
          redirect "nobody";                     | NO_ADDRESS        | 1 | 1
          else { keep; }                         | UNEXPECTED        | 1 | 1
          if header :is :contains "a" "b" {}     | ARGUMENTS         | 1 | 15
          if header :comparator "x" "a" "b" {}   | UNKNOWN_COMPARATOR| 1 | 4
          keep; @                                | UNEXPECTED        | 1 | 7
          keep; /* keep;                         | UNFINISHED        | 1 | 7
          if address "subject" "x" { keep; }     | ARGUMENTS         | 1 | 4
          if header "a" ["b", ] { keep; }        | UNEXPECTED        | 1 | 21
          """)
  void saysWhereItIsWrong(String script, Code code, int line, int column) {
    assertThat(fault(script)).extracting("code", "line", "column").contains(code, line, column);
  }

  private static SieveFault fault(String script) {
    return switch (SieveScript.read(script)) {
      case SieveScript.Read.Good(var good) -> fail(good.toString());
      case SieveScript.Read.Bad(var fault) -> fault;
    };
  }

  @Test
  void isBounded() {
    assertThat(fault("#".repeat(SieveScript.LARGEST + 1)).code()).isEqualTo(Code.TOO_LONG);
    assertThat(fault("if true {".repeat(5000)).code()).isEqualTo(Code.TOO_DEEP);
    assertThat(fault("if " + "not ".repeat(5000) + "true {}").code()).isEqualTo(Code.TOO_DEEP);
    assertThat(fault("redirect \"a@b.example\";".repeat(6)).code()).isEqualTo(Code.TOO_MANY);
    assertThat(fault("keep;".repeat(5000)).code()).isEqualTo(Code.TOO_MANY);
    byte[] overlong = {'#', (byte) 0xC0, (byte) 0x80};
    assertThat(SieveScript.read(overlong)).isInstanceOf(SieveScript.Read.Bad.class);
  }

  @Test
  void matchesStarsInBoundedTime() {
    String script = "if header :matches \"subject\" \"" + "*a".repeat(400) + "b\" { discard; }";
    String message = "Subject: " + "a".repeat(50_000) + "\n\n";
    org.junit.jupiter.api.Assertions.assertTimeout(
        Duration.ofSeconds(5), () -> assertThat(run(script, message).filings()).hasSize(1));
    assertThat(new Match(Match.Way.MATCHES, true, List.of("a\\*?c*")).fits("A*bcd")).isTrue();
    assertThat(new Match(Match.Way.MATCHES, true, List.of("a\\*c")).fits("abc")).isFalse();
  }

  @Test
  void answersWhateverTheBytesAre() {
    var random = new Random(20261124);
    var good = new ArrayList<SieveScript>();
    byte[] seed = RULES.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 5_000; i++) {
      byte[] mutant = seed.clone();
      int changes = 1 + random.nextInt(4);
      for (int c = 0; c < changes; c++) {
        int at = random.nextInt(mutant.length);
        mutant[at] =
            random.nextBoolean()
                ? (byte) random.nextInt(256)
                : mutant[random.nextInt(mutant.length)];
      }
      if (SieveScript.read(mutant) instanceof SieveScript.Read.Good(var script)) {
        good.add(script);
      }
    }
    assertThat(good).hasSizeGreaterThan(100);
    assertThat(good.stream().limit(500))
        .allSatisfy(script -> assertThat(script(SieveText.of(script))).isEqualTo(script));
  }
}
