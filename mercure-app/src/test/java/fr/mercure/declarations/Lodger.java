// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import static fr.mercure.declarations.Lodgements.NOW;
import static fr.mercure.declarations.Lodgements.accepted;

import com.zaxxer.hikari.HikariDataSource;
import fr.mercure.TestDatabase;
import fr.mercure.postgres.Database;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// Two hundred callers who lodge one declaration after the other; a program of its own for the
/// tests that kill it.
final class Lodger {
  private static final int CALLERS = 200;

  private Lodger() {}

  /// Prints the LRN of each lodging once it is answered, until killed.
  ///
  /// @param args address, user and password of the database, then where the LRNs begin
  public static void main(String[] args) {
    HikariDataSource pool = TestDatabase.pool(new Database(args[0], args[1], args[2]), 4);
    lodge(pool, args[3], Integer.MAX_VALUE, System.out::println);
  }

  /// Lodges so many declarations and tells the LRN of each that was answered.
  static void lodge(DataSource pool, String prefix, int count, Consumer<String> answered) {
    var register = new Register(pool, new RegisterSettings(2, 1_000), new OutboxSignal());
    var references = new References(pool);
    var next = new AtomicInteger();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < CALLERS; caller++) {
        callers.execute(() -> {
          for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
            lodge(register, references, prefix + n, "FR" + n % 50, answered);
          }
        });
      }
    }
    register.close();
  }

  /// As a trader does: sends again, the same message, until answered.
  private static void lodge(
      Register register,
      References references,
      String lrn,
      String declarant,
      Consumer<String> answered) {
    while (true) {
      try {
        String mrn = references.allotImport(NOW).value();
        Recorded result = register.lodge(accepted(declarant, lrn, "<a>" + lrn, mrn));
        if (!(result instanceof Recorded.Busy)) {
          answered.accept(lrn);
          return;
        }
      } catch (RegisterUnavailable _) {
        Thread.onSpinWait();
      }
    }
  }
}
