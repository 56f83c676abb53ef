// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.mail.Relay.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The way out, with a next server that says what the test wants.
class OutboundIT {
  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

  private final TestMail mail;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<String> handed = new ArrayList<>();

  OutboundIT() throws IOException {
    mail = TestMail.start();
  }

  @AfterEach
  void stop() {
    mail.close();
  }

  @Test
  void handsOverOnceAndForgets() {
    send();
    answers.add(new Answer.Taken());
    assertThat(run(START)).isEqualTo(1);
    assertThat(run(START.plus(Duration.ofDays(1)))).isZero();
    assertThat(handed).containsExactly(TestMail.CLAIRE + " > paul@elsewhere.example");
    assertThat(waiting()).isZero();
  }

  @Test
  void triesAgainWithLongerPauses() {
    send();
    answers.add(new Answer.Later("451 4.3.0 Busy"));
    answers.add(new Answer.Later("451 4.3.0 Busy"));
    answers.add(new Answer.Taken());
    run(START);
    assertThat(run(START.plusSeconds(59))).isZero();
    assertThat(run(START.plusSeconds(61))).isEqualTo(1);
    assertThat(run(START.plusSeconds(180))).isZero();
    assertThat(run(START.plusSeconds(400))).isEqualTo(1);
    assertThat(waiting()).isZero();
    assertThat(reports()).isZero();
  }

  @Test
  void tellsTheSenderOfARefusalOnce() {
    send();
    answers.add(new Answer.Never("550 5.1.1 No such user"));
    run(START);
    run(START.plus(Duration.ofDays(1)));
    assertThat(waiting()).isZero();
    assertThat(reports()).isEqualTo(1);
    long folder = mail.inbox(TestMail.CLAIRE);
    long uid = mail.store().reading().uids(folder).getLast();
    long message =
        mail.store().reading().placed(folder, List.of(uid), "claire").getFirst().message();
    byte[] report =
        mail.store().reading().contents(List.of(message)).getOrDefault(message, new byte[0]);
    assertThat(new String(report, StandardCharsets.UTF_8))
        .contains("Final-Recipient: rfc822; paul@elsewhere.example", "Status: 5.1.1");
    assertThat(MailContent.of(report).subject()).startsWith("Message non remis : ");
  }

  @Test
  void givesUpAfterThreeDays() {
    send();
    answers.add(new Answer.Later("no answer"));
    answers.add(new Answer.Later("no answer"));
    run(START);
    run(START.plus(Duration.ofDays(3)).plusSeconds(60));
    assertThat(waiting()).isZero();
    assertThat(reports()).isEqualTo(1);
  }

  @Test
  void losesNothingToANodeThatDiesWhileItTries() {
    send();
    assertThat(mail.store().outbound().take(START, 10)).hasSize(1);
    assertThat(mail.store().outbound().take(START.plusSeconds(60), 10)).isEmpty();
    assertThat(mail.store().outbound().take(START.plusSeconds(660), 10)).hasSize(1);
  }

  private void send() {
    var deposit = new Deposit(ReadMessage.of(TestMail.message(1, 500)), Flags.NONE, START);
    boolean kept =
        mail.store()
            .messages()
            .deliver(List.of(), TestMail.CLAIRE, List.of("paul@elsewhere.example"), deposit);
    assertThat(kept).isTrue();
  }

  private int run(Instant now) {
    Relay relay =
        (sender, recipient, bytes) -> {
          assertThat(bytes).isEqualTo(TestMail.message(1, 500));
          handed.add(sender + " > " + recipient);
          return answers.remove();
        };
    var transactions = new TransactionTemplate(new JdbcTransactionManager(mail.database()));
    return new Outbound(
            mail.store(),
            relay,
            transactions,
            UnaryOperator.identity(),
            "mercure.example",
            Clock.fixed(now, ZoneOffset.UTC))
        .run();
  }

  private long waiting() {
    return JdbcClient.create(mail.database())
        .sql("select count(*) from mail.outbound")
        .query(Long.class)
        .single();
  }

  private int reports() {
    return mail.store().reading().uids(mail.inbox(TestMail.CLAIRE)).size();
  }
}
