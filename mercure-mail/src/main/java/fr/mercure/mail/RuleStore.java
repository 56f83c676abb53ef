// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import fr.mercure.mail.sieve.SieveFault;
import fr.mercure.mail.sieve.SieveMail;
import fr.mercure.mail.sieve.SieveOutcome;
import fr.mercure.mail.sieve.SieveRun;
import fr.mercure.mail.sieve.SieveScript;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// The scripts of mailboxes that sort their mail when it arrives; one of them at most is active.
public final class RuleStore {
  /// How many scripts a mailbox may have.
  public static final int MOST = 20;

  /// How long a name may be, in characters.
  public static final int LONGEST_NAME = 120;

  /// How many messages a preview looks at.
  public static final int MOST_PREVIEWED = 500;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Clock clock;

  RuleStore(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// A script in the list.
  ///
  /// @param at when it was changed last
  public record Script(String name, boolean active, Instant at) {}

  /// What became of a script that was to be kept.
  public sealed interface Put {
    /// It is kept; an active one is in force from now on.
    record Kept() implements Put {}

    /// It is no good script.
    record Bad(SieveFault fault) implements Put {}

    /// The mailbox has as many as it may.
    record TooMany() implements Put {}

    /// Its name is empty, too long, or has control characters.
    record BadName() implements Put {}
  }

  /// What a script would make of a message that is there.
  public record Preview(long uid, String subject, String sender, SieveOutcome outcome) {}

  /// Scripts of a mailbox by name.
  public List<Script> of(long mailbox) {
    return jdbc.sql(
            """
            select name, active, changed_at from mail.sieve_script
            where mailbox = :mailbox order by name
            """)
        .param("mailbox", mailbox)
        .query((row, _) ->
            new Script(
                row.getString("name"),
                row.getBoolean("active"),
                row.getTimestamp("changed_at").toInstant()))
        .list();
  }

  /// The text of a script.
  public Optional<String> text(long mailbox, String name) {
    return jdbc.sql("select text from mail.sieve_script where mailbox = :mailbox and name = :name")
        .param("mailbox", mailbox)
        .param("name", name)
        .query((row, _) -> row.getString(1))
        .optional();
  }

  /// The script in force.
  public Optional<SieveScript> active(long mailbox) {
    return jdbc.sql("select text from mail.sieve_script where mailbox = :mailbox and active")
        .param("mailbox", mailbox)
        .query((row, _) -> row.getString(1))
        .optional()
        .map(SieveScript::read)
        .filter(SieveScript.Read.Good.class::isInstance)
        .map(good -> ((SieveScript.Read.Good) good).script());
  }

  /// Keeps a script that is good, in place of the one of the same name.
  public Put put(long mailbox, String name, byte[] text) {
    if (!isName(name)) {
      return new Put.BadName();
    }
    if (SieveScript.read(text) instanceof SieveScript.Read.Bad(var fault)) {
      return new Put.Bad(fault);
    }
    return run(() -> {
      lock(mailbox);
      boolean known = text(mailbox, name).isPresent();
      if (!known && of(mailbox).size() >= MOST) {
        return new Put.TooMany();
      }
      write(mailbox, name, new String(text, StandardCharsets.UTF_8).replace("\0", ""));
      return new Put.Kept();
    });
  }

  /// Whether a new script of this size would be taken.
  public boolean hasRoom(long mailbox, String name, long bytes) {
    return bytes <= SieveScript.LARGEST
        && (text(mailbox, name).isPresent() || of(mailbox).size() < MOST);
  }

  private static boolean isName(String name) {
    return !name.isBlank()
        && name.length() <= LONGEST_NAME
        && name.codePoints().noneMatch(Character::isISOControl);
  }

  private void write(long mailbox, String name, String text) {
    jdbc.sql(
            """
            insert into mail.sieve_script (mailbox, name, text, active, changed_at)
            values (:mailbox, :name, :text, false, :now)
            on conflict (mailbox, name)
            do update set text = excluded.text, changed_at = excluded.changed_at
            """)
        .param("mailbox", mailbox)
        .param("name", name)
        .param("text", text)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /// Puts this script in force and no other; the empty name ends all rules.
  ///
  /// @return false if there is no such script
  public boolean activate(long mailbox, String name) {
    return run(() -> {
      lock(mailbox);
      if (!name.isEmpty() && text(mailbox, name).isEmpty()) {
        return false;
      }
      jdbc.sql("update mail.sieve_script set active = false where mailbox = :mailbox and active")
          .param("mailbox", mailbox)
          .update();
      jdbc.sql(
              """
              update mail.sieve_script set active = true where mailbox = :mailbox and name = :name
              """)
          .param("mailbox", mailbox)
          .param("name", name)
          .update();
      return true;
    });
  }

  /// What became of a change of scripts.
  public enum Change {
    DONE,
    MISSING,
    EXISTS,
    /// The script is in force.
    ACTIVE,
    BAD_NAME
  }

  /// Takes a script away; one in force stays.
  public Change delete(long mailbox, String name) {
    return run(() -> {
      lock(mailbox);
      Optional<Script> known =
          of(mailbox).stream().filter(script -> script.name().equals(name)).findFirst();
      if (known.isEmpty()) {
        return Change.MISSING;
      }
      if (known.get().active()) {
        return Change.ACTIVE;
      }
      jdbc.sql("delete from mail.sieve_script where mailbox = :mailbox and name = :name")
          .param("mailbox", mailbox)
          .param("name", name)
          .update();
      return Change.DONE;
    });
  }

  /// Gives a script another name; one in force stays so.
  public Change rename(long mailbox, String name, String other) {
    if (!isName(other)) {
      return Change.BAD_NAME;
    }
    return run(() -> {
      lock(mailbox);
      if (text(mailbox, name).isEmpty()) {
        return Change.MISSING;
      }
      if (text(mailbox, other).isPresent()) {
        return Change.EXISTS;
      }
      jdbc.sql(
              """
              update mail.sieve_script set name = :other where mailbox = :mailbox and name = :name
              """)
          .param("other", other)
          .param("mailbox", mailbox)
          .param("name", name)
          .update();
      return Change.DONE;
    });
  }

  /// What a script would make of the latest messages of a folder, the latest first; nothing is
  /// done.
  ///
  /// @param to address of the mailbox
  /// @param most at most {@link #MOST_PREVIEWED}
  public List<Preview> preview(SieveScript script, long folder, String to, int most) {
    return jdbc.sql(
            """
            select p.uid, m.subject, m.sender, m.headers, m.words, m.size,
              substring(m.content from m.header_size + 1 for 100000) raw
            from mail.placement p join mail.message m on m.id = p.message
            where p.folder = :folder order by p.uid desc limit :most
            """)
        .param("folder", folder)
        .param("most", Math.min(most, MOST_PREVIEWED))
        .query((row, _) -> preview(row, script, to))
        .list();
  }

  private static Preview preview(ResultSet row, SieveScript script, String to) throws SQLException {
    var mail =
        SieveMail.of(
            row.getString("headers"),
            row.getString("words"),
            new String(row.getBytes("raw"), StandardCharsets.UTF_8),
            row.getLong("size"),
            to);
    return new Preview(
        row.getLong("uid"),
        row.getString("subject"),
        row.getString("sender"),
        SieveRun.of(script, mail));
  }

  private void lock(long mailbox) {
    jdbc.sql("select id from mail.mailbox where id = :mailbox for update")
        .param("mailbox", mailbox)
        .query(Uids.ROW)
        .list();
  }

  private <T> T run(Supplier<T> work) {
    return Objects.requireNonNull(transactions.execute(_ -> work.get()));
  }
}
