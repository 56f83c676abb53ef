// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.mail.Deposit;
import fr.mercure.mail.Flags;
import fr.mercure.mail.Placed;
import fr.mercure.mail.ReadMessage;
import fr.mercure.mail.TestMail;
import fr.mercure.mail.transfer.ImportReport.End;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The other server is Mercure's own IMAP door: Claire's mailbox is brought into that of the
/// company.
class MailboxImportIT {
  private static final Instant AT = Instant.parse("2019-03-04T05:06:07Z");
  private static final int MESSAGES = 120;

  private static long put(TestMail mail, String folder, int number, Flags flags) {
    long mailbox = mail.store().mailboxes().find(TestMail.CLAIRE).orElseThrow();
    mail.store().folders().create(mailbox, folder);
    long id = mail.store().folders().find(mailbox, folder, "claire").orElseThrow().id();
    var deposit = new Deposit(ReadMessage.of(TestMail.message(number, 500)), flags, AT);
    mail.store().messages().append(id, deposit, "claire");
    return id;
  }

  private static TransferStore store(TestMail mail) {
    var transactions = new TransactionTemplate(new JdbcTransactionManager(mail.database()));
    return new TransferStore(mail.database(), transactions, mail.store());
  }

  private static MailboxImport.Order order(TestMail mail, String secret, boolean dry)
      throws Exception {
    var from = ImapAddress.read("imap://claire@127.0.0.1:" + mail.imap().port()).orElseThrow();
    long to = mail.store().mailboxes().find(TestMail.COMPANY).orElseThrow();
    return new MailboxImport.Order(from, secret, SSLContext.getDefault(), to, dry);
  }

  private static List<Placed> placed(TestMail mail, String folder, String person) {
    long mailbox = mail.store().mailboxes().find(TestMail.COMPANY).orElseThrow();
    return mail.store().folders().find(mailbox, folder, person).stream()
        .map(
            f -> mail.store().reading().placed(f.id(), mail.store().reading().uids(f.id()), person))
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void bringsFoldersFlagsAndDatesOnce() throws Exception {
    try (TestMail mail = TestMail.start()) {
      for (int i = 0; i < MESSAGES; i++) {
        put(mail, "INBOX", i, Flags.NONE);
      }
      put(mail, "Clients/Douane 2019", 1000, Flags.of(List.of("\\Seen", "\\Answered", "$Urgent")));
      put(mail, "Sent", 1001, Flags.of(List.of("\\Seen", "\\Flagged")));
      var importer = new MailboxImport(store(mail), Clock.systemUTC());

      ImportReport dry = importer.run(order(mail, "secret", true), MailboxImport.Watch.NONE);
      assertThat(dry.kept()).isEqualTo(MESSAGES + 2);
      assertThat(placed(mail, "INBOX", "paul")).isEmpty();

      var all = new AtomicLong();
      var done = new AtomicLong();
      var watch = new MailboxImport.Watch(all::set, done::set);
      ImportReport report = importer.run(order(mail, "secret", false), watch);

      assertThat(report.end()).as(report.said()).isEqualTo(End.DONE);
      assertThat(report.kept()).isEqualTo(MESSAGES + 2);
      assertThat(all).hasValue(MESSAGES + 2);
      assertThat(done).hasValue(MESSAGES + 2);
      assertThat(placed(mail, "INBOX", "paul")).hasSize(MESSAGES);
      Placed client = placed(mail, "Clients/Douane 2019", "paul").getFirst();
      assertThat(client.receivedAt()).isEqualTo(AT);
      assertThat(client.flags()).isEqualTo(Flags.of(List.of("\\Seen", "\\Answered", "$Urgent")));
      assertThat(mail.store().reading().contents(List.of(client.message())).get(client.message()))
          .isEqualTo(TestMail.message(1000, 500));
      assertThat(placed(mail, "Sent", "claire").getFirst().flags().has(Flags.FLAGGED)).isTrue();

      put(mail, "INBOX", 2000, Flags.NONE);
      ImportReport again = importer.run(order(mail, "secret", false), MailboxImport.Watch.NONE);
      assertThat(again.kept()).isEqualTo(1);
      assertThat(again.before()).isEqualTo(MESSAGES + 2);
      assertThat(again.skipped())
          .extracting(ImportReport.Skipped::reason)
          .contains(ImportReport.Reason.OF_OTHERS);
      assertThat(placed(mail, "INBOX", "paul")).hasSize(MESSAGES + 1);
    }
  }

  @Test
  void keepsWhatHadComeWhenTheSourceGoesAway() throws Exception {
    try (TestMail mail = TestMail.start()) {
      for (int i = 0; i < MESSAGES; i++) {
        put(mail, "INBOX", i, Flags.NONE);
      }
      var importer = new MailboxImport(store(mail), Clock.systemUTC());
      var cutting = new MailboxImport.Watch(_ -> {}, _ -> mail.imap().close());
      ImportReport cut = importer.run(order(mail, "secret", false), cutting);
      assertThat(cut.end()).isEqualTo(End.CUT);
      assertThat(cut.kept()).isEqualTo(100);

      var away = importer.run(order(mail, "secret", false), MailboxImport.Watch.NONE);
      assertThat(away.end()).isEqualTo(End.CUT);
      assertThat(placed(mail, "INBOX", "paul")).hasSize(100);
    }
  }

  @Test
  void stopsAtAWrongPasswordAndAtAFullMailbox() throws Exception {
    try (TestMail mail = TestMail.start()) {
      var importer = new MailboxImport(store(mail), Clock.systemUTC());
      ImportReport refused = importer.run(order(mail, "guess", false), MailboxImport.Watch.NONE);
      assertThat(refused.end()).isEqualTo(End.REFUSED);

      put(mail, "INBOX", 1, Flags.NONE);
      put(mail, "INBOX", 2, Flags.NONE);
      long small = mail.store().mailboxes().open("small@mercure.example", "Small", false, 600);
      var order = order(mail, "secret", false);
      ImportReport full =
          importer.run(
              new MailboxImport.Order(order.from(), "secret", order.trust(), small, false),
              MailboxImport.Watch.NONE);
      assertThat(full.end()).isEqualTo(End.FULL);
      assertThat(full.kept()).isEqualTo(1);
    }
  }

  @Test
  void writesAnMboxAndReadsItBack() throws Exception {
    try (TestMail mail = TestMail.start()) {
      String text = "Subject: one\r\n\r\nFrom here\r\n>From there\r\n\r\nFrom afar\r\n\r\n";
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      long inbox = mail.inbox(TestMail.CLAIRE);
      var flags = Flags.of(List.of("\\Seen", "\\Flagged", "Urgent"));
      mail.store()
          .messages()
          .append(inbox, new Deposit(ReadMessage.of(bytes), flags, AT), "claire");
      put(mail, "INBOX", 7, Flags.NONE);
      var files = new MailFiles(store(mail));
      var mbox = new ByteArrayOutputStream();
      files.mbox(inbox, "claire", mbox);

      long target = mail.inbox(TestMail.COMPANY);
      ImportReport report =
          files.take(target, new ByteArrayInputStream(mbox.toByteArray()), Instant.EPOCH);

      assertThat(report.kept()).isEqualTo(2);
      Placed first = placed(mail, "INBOX", "paul").getFirst();
      assertThat(first.receivedAt()).isEqualTo(AT);
      assertThat(first.flags()).isEqualTo(flags);
      assertThat(mail.store().reading().contents(List.of(first.message())))
          .containsEntry(first.message(), bytes);
      var again = files.take(target, new ByteArrayInputStream(mbox.toByteArray()), Instant.EPOCH);
      assertThat(again.before()).isEqualTo(2);
    }
  }
}
