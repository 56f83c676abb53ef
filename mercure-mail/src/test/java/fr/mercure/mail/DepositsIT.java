// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Letters that the house puts into mailboxes, many at a time.
class DepositsIT {
  private final AtomicInteger statements = new AtomicInteger();

  @Test
  void putsManyLettersInAsManyStatementsAsOne() throws IOException {
    try (TestMail mail = TestMail.start()) {
      DataSource counted = counted(mail.database());
      var transactions = new TransactionTemplate(new JdbcTransactionManager(counted));
      MailStore store = MailStore.over(counted, transactions, Clock.systemUTC());
      long mailbox = store.mailboxes().find(TestMail.COMPANY).orElseThrow();

      int one = statementsFor(() -> store.messages().depositAll(mailbox, letters(0, 1)));
      int hundred = statementsFor(() -> store.messages().depositAll(mailbox, letters(1, 100)));
      assertThat(hundred).isEqualTo(one).isLessThanOrEqualTo(10);
      assertThat(store.messages().depositAll(mailbox, letters(50, 100)))
          .as("only what is new")
          .hasSize(49);
      assertThat(threads(store, mailbox)).as("two letters about each case").hasSize(75);
    }
  }

  private static Set<Long> threads(MailStore store, long mailbox) {
    long inbox = store.folders().find(mailbox, "INBOX", "claire").orElseThrow().id();
    var threads = new HashSet<Long>();
    store
        .lists()
        .messages(inbox, "claire", new SearchKey.All(), Long.MAX_VALUE, 1000)
        .forEach(row -> threads.add(row.thread()));
    return threads;
  }

  private static Map<String, Deposit> letters(int from, int count) {
    var letters = new TreeMap<String, Deposit>();
    for (int i = from; i < from + count; i++) {
      String text =
          "Message-ID: <l%d@x>\r\nReferences: <case%d@x>\r\nSubject: %d\r\n\r\nx\r\n"
              .formatted(i, i / 2, i);
      letters.put(
          "l" + i,
          new Deposit(
              ReadMessage.of(text.getBytes(StandardCharsets.US_ASCII)), Flags.NONE, Instant.EPOCH));
    }
    return letters;
  }

  private int statementsFor(Runnable work) {
    statements.set(0);
    work.run();
    return statements.get();
  }

  private DataSource counted(DataSource source) {
    return proxy(
        DataSource.class,
        source,
        result ->
            result instanceof Connection c ? proxy(Connection.class, c, this::counted) : result);
  }

  private Object counted(Object result) {
    if (result instanceof PreparedStatement) {
      statements.incrementAndGet();
    }
    return result;
  }

  private static <T> T proxy(Class<T> type, T target, UnaryOperator<Object> seen) {
    return type.cast(
        Proxy.newProxyInstance(
            DepositsIT.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, values) -> {
              try {
                return seen.apply(method.invoke(target, values));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
