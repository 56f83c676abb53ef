// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sender;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.mail.ReadMessage;
import fr.mercure.mail.sender.SenderReport.Signature;
import fr.mercure.mail.sender.SenderReport.Verdict;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SenderCheckTest {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final String HOST = "mercure.example";
  private static final String MESSAGE =
      """
      From: Chef <chef@douane.example>
      To: claire@mercure.example
      Subject: Lot 7
      Date: Tue, 24 Nov 2026 10:00:00 +0100
      Message-ID: <1@douane.example>

      Bonjour,  il reste   trois lots.

      """;
  private static final Map<String, String> NAMES = new HashMap<>();

  private static MailSigner signer;

  @BeforeAll
  static void publish() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    signer =
        new MailSigner(
            "douane.example",
            "mercure",
            (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
    NAMES.put("TXT " + signer.recordName(), signer.record());
    NAMES.put("TXT douane.example", "v=spf1 ip4:192.0.2.0/24 -all");
    NAMES.put("TXT _dmarc.douane.example", "v=DMARC1; p=reject");
  }

  private static List<String> ask(Names.Kind kind, String name) {
    String record = NAMES.get(kind + " " + name);
    return record == null ? List.of() : List.of(record);
  }

  private static byte[] bytes(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private static SenderReport check(String from, String sender, byte[] message)
      throws UnknownHostException {
    return new SenderCheck(SenderCheckTest::ask, HOST, LONGEST)
        .of(InetAddress.getByName(from), "mx.douane.example", sender, message);
  }

  @Test
  void knowsWhoMaySendAndWhoHasSigned() throws UnknownHostException {
    byte[] signed = signer.sign(bytes(MESSAGE));
    SenderReport report = check("192.0.2.7", "chef@douane.example", signed);
    assertThat(report)
        .isEqualTo(
            new SenderReport(
                HOST,
                Verdict.PASS,
                "douane.example",
                List.of(new Signature("douane.example", Verdict.PASS)),
                Verdict.PASS,
                "douane.example"));
    assertThat(report.sender()).isEqualTo(Verdict.PASS);
  }

  @Test
  void holdsTheSignatureThroughAForwarder() throws UnknownHostException {
    byte[] signed = signer.sign(bytes(MESSAGE));
    SenderReport report = check("198.51.100.1", "list@forward.example", signed);
    assertThat(report.spf()).isEqualTo(Verdict.NONE);
    assertThat(report.sender()).isEqualTo(Verdict.PASS);
  }

  @Test
  void disownsWhatIsForgedOrChanged() throws UnknownHostException {
    assertThat(check("198.51.100.1", "chef@douane.example", bytes(MESSAGE)).sender())
        .isEqualTo(Verdict.FAIL);
    String signed = new String(signer.sign(bytes(MESSAGE)), StandardCharsets.UTF_8);
    byte[] changed = signed.replace("trois", "quatre").getBytes(StandardCharsets.UTF_8);
    SenderReport report = check("198.51.100.1", "x@forward.example", changed);
    assertThat(report.signatures()).extracting(Signature::verdict).containsExactly(Verdict.FAIL);
    assertThat(report.sender()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void saysThatItDoesNotKnowWithoutNames() throws UnknownHostException {
    var check = new SenderCheck(Names.NONE, HOST, LONGEST);
    SenderReport report =
        check.of(
            InetAddress.getByName("192.0.2.7"),
            "mx",
            "chef@douane.example",
            signer.sign(bytes(MESSAGE)));
    assertThat(report.spf()).isEqualTo(Verdict.UNKNOWN);
    assertThat(report.sender()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void doesNotWaitLongerThanItsBound() throws UnknownHostException {
    Names slow =
        (_, name) -> {
          try {
            Thread.sleep(Duration.ofSeconds(30));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new Names.Unanswered(name);
        };
    long began = System.nanoTime();
    SenderReport report =
        new SenderCheck(slow, HOST, Duration.ofMillis(200))
            .of(InetAddress.getByName("192.0.2.7"), "mx", "a@b.example", bytes(MESSAGE));
    assertThat(report.sender()).isEqualTo(Verdict.UNKNOWN);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void readsItsOwnWordOnly() throws UnknownHostException {
    SenderReport report = check("192.0.2.7", "chef@douane.example", signer.sign(bytes(MESSAGE)));
    byte[] forged =
        bytes(
            "Authentication-Results: mercure.example; dmarc=pass header.from=x.example\n"
                + "Authentication-Results: elsewhere.example; spf=pass\n"
                + MESSAGE);
    var check = new SenderCheck(Names.NONE, HOST, LONGEST);
    String clean = new String(check.withoutForged(forged), StandardCharsets.UTF_8);
    assertThat(clean).doesNotContain("x.example").contains("elsewhere.example; spf=pass");
    var read = ReadMessage.of((report.field() + clean).getBytes(StandardCharsets.UTF_8));
    assertThat(SenderReport.read(read.headers(), HOST)).contains(report);
    assertThat(SenderReport.read(ReadMessage.of(bytes(MESSAGE)).headers(), HOST)).isEmpty();
  }
}
