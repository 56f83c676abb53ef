// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Deputies of mailboxes, reminders sent, consultations missed.
@Component
class WatchStore {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  WatchStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Who is told at which moment before a consultation is due.
  enum Step {
    /// Everybody who reads the mailbox.
    READERS,
    /// Those who stand in for them.
    DEPUTIES,
    /// The administrators, once it was missed.
    MISSED
  }

  /// Somebody who could not consult.
  ///
  /// @param causes codes of what stopped them
  record Stopped(String name, List<String> causes) {
    Stopped {
      causes = List.copyOf(causes);
    }
  }

  /// A consultation that nobody made in time.
  ///
  /// @param unopened official messages that waited
  /// @param stopped people of the mailbox who could not have made it
  record Missed(Instant dueAt, long unopened, List<Stopped> stopped) {}

  /// Who stands in, both days included.
  record Deputy(long id, String person, String name, LocalDate from, LocalDate until) {}

  /// Every mailbox.
  List<Addressee> mailboxes() {
    return jdbc.sql("select company, office from messaging.mailbox order by id")
        .query((row, _) -> {
          String office = row.getString("office");
          return office == null
              ? (Addressee) new Addressee.OfCompany(row.getLong("company"))
              : new Addressee.OfOffice(office);
        })
        .list();
  }

  /// Writes that a step was taken.
  ///
  /// @return false if it was taken already, here or on another node
  boolean takes(Addressee mailbox, Instant due, Step step, Instant now) {
    return of(
                """
                insert into messaging.reminder (mailbox, due_at, step, sent_at)
                select id, :due, :step, :now from messaging.mailbox
                where company = :company or office = :office
                on conflict do nothing
                """,
                mailbox)
            .param("due", Timestamp.from(due))
            .param("step", step.name())
            .param("now", Timestamp.from(now))
            .update()
        > 0;
  }

  void miss(Addressee mailbox, Missed missed, Instant now) {
    of(
            """
            insert into messaging.missed (mailbox, due_at, recorded_at, unopened, stopped)
            select id, :due, :now, :unopened, :stopped from messaging.mailbox
            where company = :company or office = :office
            on conflict do nothing
            """,
            mailbox)
        .param("due", Timestamp.from(missed.dueAt()))
        .param("now", Timestamp.from(now))
        .param("unopened", missed.unopened())
        .param("stopped", JSON.writeValueAsString(missed.stopped()))
        .update();
  }

  /// Consultations missed, the latest first.
  List<Missed> missed(Addressee mailbox, Instant from, Instant until) {
    return of(
            """
            select m.due_at, m.unopened, m.stopped
            from messaging.missed m join messaging.mailbox box on box.id = m.mailbox
            where (box.company = :company or box.office = :office)
              and m.due_at >= :from and m.due_at < :until
            order by m.due_at desc
            """,
            mailbox)
        .param("from", Timestamp.from(from))
        .param("until", Timestamp.from(until))
        .query((row, _) ->
            new Missed(
                row.getTimestamp("due_at").toInstant(),
                row.getLong("unopened"),
                List.of(JSON.readValue(row.getString("stopped"), Stopped[].class))))
        .list();
  }

  /// When the last one that was missed had been due.
  Optional<Instant> lastMissed(Addressee mailbox) {
    return of(
            """
            select m.due_at
            from messaging.missed m join messaging.mailbox box on box.id = m.mailbox
            where box.company = :company or box.office = :office
            order by m.due_at desc limit 1
            """,
            mailbox)
        .query((row, _) -> row.getTimestamp("due_at").toInstant())
        .optional();
  }

  /// Those who stand in on a day or later.
  List<Deputy> deputies(Addressee mailbox, LocalDate day) {
    return of(
            """
            select d.id, d.person, d.person_name, d.from_day, d.until_day
            from messaging.deputy d join messaging.mailbox box on box.id = d.mailbox
            where (box.company = :company or box.office = :office) and d.until_day >= :day
            order by d.from_day, d.id
            """,
            mailbox)
        .param("day", day)
        .query((row, _) ->
            new Deputy(
                row.getLong("id"),
                row.getString("person"),
                row.getString("person_name"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class)))
        .list();
  }

  /// Names a deputy; the mailbox must have been opened once.
  void name(Addressee mailbox, Deputy deputy, String by) {
    of(
            """
            insert into messaging.deputy
              (mailbox, person, person_name, named_by, from_day, until_day)
            select id, :person, :name, :by, :from, :until from messaging.mailbox
            where company = :company or office = :office
            """,
            mailbox)
        .param("person", deputy.person())
        .param("name", deputy.name())
        .param("by", by)
        .param("from", deputy.from())
        .param("until", deputy.until())
        .update();
  }

  /// Ends what a deputy does with the day before.
  void end(Addressee mailbox, long deputy, LocalDate today) {
    of(
            """
            update messaging.deputy set
              from_day = least(from_day, cast(:last as date)), until_day = :last
            where id = :deputy and until_day > :last and mailbox =
              (select id from messaging.mailbox where company = :company or office = :office)
            """,
            mailbox)
        .param("deputy", deputy)
        .param("last", today.minusDays(1))
        .update();
  }

  private JdbcClient.StatementSpec of(String sql, Addressee mailbox) {
    return jdbc.sql(sql)
        .param("company", mailbox instanceof Addressee.OfCompany(long id) ? id : -1L)
        .param("office", mailbox instanceof Addressee.OfOffice(String code) ? code : "");
  }
}
