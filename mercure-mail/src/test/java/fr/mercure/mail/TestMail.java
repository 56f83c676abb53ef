// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.mercure.mail.imap.ImapDoor;
import fr.mercure.mail.smtp.SmtpDoor;
import fr.mercure.postgres.Database;
import fr.mercure.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A mail server on a fresh database: `claire` and `paul` share the mailbox of the company, and
/// `claire` has one of her own. Everybody's secret is `secret`.
public record TestMail(
    HikariDataSource database,
    MailStore store,
    Wakes wakes,
    House house,
    Door imap,
    Door submission,
    Door incoming)
    implements AutoCloseable {
  public static final String COMPANY = "transmer@mercure.example";
  public static final String CLAIRE = "claire@mercure.example";
  private static final DoorSettings PLAIN =
      new DoorSettings(
          InetAddress.getLoopbackAddress(), 0, Optional.empty(), false, true, "mercure.example");

  public static final long QUOTA = 200_000_000;

  public static TestMail start() throws IOException {
    return start(EmbeddedPostgres.forTests().freshDatabase(), true);
  }

  /// @param fresh whether schema and mailboxes are to be made
  static TestMail start(Database address, boolean fresh) throws IOException {
    var config = new HikariConfig();
    config.setJdbcUrl(address.jdbcUrl());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(12);
    var pool = new HikariDataSource(config);
    var transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    var store = MailStore.over(pool, transactions, Clock.systemUTC(), TestMail::leaves);
    if (fresh) {
      JdbcClient.create(pool).sql(migration()).update();
      furnish(store);
    }
    var wakes = Wakes.over(pool);
    var house =
        new House(
            store,
            wakes,
            TestMail::login,
            new LoginThrottle(Clock.systemUTC()),
            Room.of(100_000_000),
            TestMail::leaves,
            Optional.empty(),
            Clock.systemUTC());
    return new TestMail(
        pool,
        store,
        wakes,
        house,
        Door.open(PLAIN, new ImapDoor(PLAIN, house)),
        Door.open(PLAIN, new SmtpDoor(PLAIN, house, SmtpDoor.Kind.SUBMISSION)),
        Door.open(PLAIN, new SmtpDoor(PLAIN, house, SmtpDoor.Kind.INCOMING)));
  }

  private static boolean leaves(String to) {
    return to.endsWith("@elsewhere.example");
  }

  private static void furnish(MailStore store) {
    long company = store.mailboxes().open(COMPANY, "Transmer", true, QUOTA);
    long claire = store.mailboxes().open(CLAIRE, "Claire Morel", false, QUOTA);
    store.mailboxes().grant(company, "claire", Access.MANAGE);
    store.mailboxes().grant(company, "paul", Access.READ);
    store.mailboxes().grant(claire, "claire", Access.MANAGE);
  }

  /// `claire` finds her own mailbox as INBOX, `paul` that of the company.
  static Optional<Login> login(String user, String secret, InetAddress from) {
    if (!secret.equals("secret")) {
      return Optional.empty();
    }
    return switch (user) {
      case "claire" -> Optional.of(new Login("claire", CLAIRE));
      case "paul" -> Optional.of(new Login("paul", COMPANY));
      default -> Optional.empty();
    };
  }

  static String migration() throws IOException {
    return script("V2026_11_70__mail_store")
        + script("V2026_11_73__mail_outbound")
        + script("V2026_11_75__mail_imported")
        + script("V2026_11_76__mail_sieve")
        + script("V2026_11_77__mail_found");
  }

  private static String script(String name) throws IOException {
    try (InputStream file = TestMail.class.getResourceAsStream("/db/mail/" + name + ".sql")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  public long inbox(String address) {
    long mailbox = store.mailboxes().find(address).orElseThrow();
    return store.folders().find(mailbox, "INBOX", "").orElseThrow().id();
  }

  /// A message of about this many bytes, which no other number makes.
  public static byte[] message(int number, int size) {
    var text = new StringBuilder();
    text.append("From: \"Bureau de Roissy\" <bureau@douane.example>\r\n")
        .append("To: Transmer <transmer@mercure.example>\r\n")
        .append("Subject: =?UTF-8?Q?Contr=C3=B4le?= ")
        .append(number)
        .append("\r\n")
        .append("Date: Tue, 24 Nov 2026 10:00:00 +0100\r\n")
        .append("Message-ID: <")
        .append(number)
        .append("@douane.example>\r\n")
        .append("Content-Type: text/plain; charset=utf-8\r\n\r\n");
    var random = new Random(number);
    while (text.length() < size) {
      text.append((char) ('a' + random.nextInt(26)));
      if (text.length() % 76 == 0) {
        text.append("\r\n");
      }
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    imap.close();
    submission.close();
    incoming.close();
    wakes.close();
    database.close();
  }
}
