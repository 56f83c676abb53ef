// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Mail on its way to mailboxes elsewhere, each recipient apart.
public final class OutboundStore {
  /// How long whoever takes a message may try before another node does.
  static final Duration LEASE = Duration.ofMinutes(10);

  private final JdbcClient jdbc;

  OutboundStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A message for one recipient.
  ///
  /// @param sender who is told if it fails; empty for nobody
  /// @param message key of its content
  /// @param attempts those before this one
  public record Waiting(
      long id, String sender, String recipient, long message, Instant queuedAt, int attempts) {}

  /// Puts a message on its way.
  ///
  /// @param sender who is told if it fails; empty for nobody
  /// @param message key of its content
  public void put(String sender, Collection<String> recipients, long message, Instant now) {
    jdbc.sql(
            """
            insert into mail.outbound (sender, recipient, message, queued_at, next_at)
            select :sender, unnest(:recipients), :message, :now, :now
            """)
        .param("sender", sender)
        .param("recipients", recipients.stream().distinct().toArray(String[]::new))
        .param("message", message)
        .param("now", Timestamp.from(now))
        .update();
  }

  /// Takes what is due; each is this caller's for {@link #LEASE}.
  public List<Waiting> take(Instant now, int most) {
    return jdbc.sql(
            """
            update mail.outbound set next_at = :lease, attempts = attempts + 1
            where id in (
              select id from mail.outbound where next_at <= :now
              order by next_at limit :most for update skip locked)
            returning id, sender, recipient, message, queued_at, attempts - 1 attempts
            """)
        .param("lease", Timestamp.from(now.plus(LEASE)))
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query(OutboundStore::read)
        .list();
  }

  /// It is handed over, or given up.
  public void remove(long id) {
    jdbc.sql("delete from mail.outbound where id = :id").param("id", id).update();
  }

  /// It is to be tried again.
  public void postpone(long id, Instant next, String fault) {
    jdbc.sql("update mail.outbound set next_at = :next, fault = :fault where id = :id")
        .param("id", id)
        .param("next", Timestamp.from(next))
        .param("fault", fault.substring(0, Math.min(fault.length(), 500)))
        .update();
  }

  private static Waiting read(ResultSet row, int number) throws SQLException {
    return new Waiting(
        row.getLong("id"),
        row.getString("sender"),
        row.getString("recipient"),
        row.getLong("message"),
        row.getTimestamp("queued_at").toInstant(),
        row.getInt("attempts"));
  }
}
