// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import fr.mercure.postgres.Database;
import java.io.IOException;

/// A mail server in a JVM of its own, to be killed.
final class AnotherMail {
  private AnotherMail() {}

  public static void main(String... arguments) throws IOException, InterruptedException {
    var database = new Database(arguments[0], arguments[1], System.getenv("DATABASE_PASSWORD"));
    var mail = TestMail.start(database, true);
    System.out.println(mail.incoming().port());
    Thread.sleep(Long.MAX_VALUE);
  }
}
