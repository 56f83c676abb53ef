// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.declarations.Procedure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Mailboxes, messages and receipts. Messages and receipts can be added, never changed: the
/// database refuses it.
@Component
class MessagingStore {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final RowMapper<Listed> LISTED =
      (row, _) -> new Listed(row.getLong("id"), message(row), row.getBoolean("opened"));
  private static final RowMapper<Receipt> RECEIPT =
      (row, _) ->
          new Receipt(
              row.getLong("position"),
              row.getString("person_name"),
              instant(row, "opened_at"),
              row.getString("chain"),
              row.getString("text"));

  private static final OffsetDateTime END_OF_TIME =
      OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final JdbcClient jdbc;

  MessagingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A message in its mailbox.
  ///
  /// @param opened whether somebody of the mailbox has opened it
  record Listed(long id, OfficialMessage message, boolean opened) {}

  /// Who opened a message, and the link that proves it.
  ///
  /// @param position rank in the chain of receipts
  /// @param chain its hash in hexadecimal
  /// @param text what the hash is taken of
  record Receipt(long position, String personName, Instant openedAt, String chain, String text) {}

  /// The place in a list after which to go on.
  record After(boolean opened, Instant sentAt, long id) {}

  /// How many wait in a mailbox, and when somebody last opened one.
  record Waiting(long unopened, Optional<Instant> lastOpened) {}

  /// A message on its way into the statement.
  private record Row(
      @Nullable Long company,
      @Nullable String office,
      String deposit,
      String kind,
      String form,
      long declaration,
      String procedure,
      String lrn,
      String mrn,
      String from_office,
      String sender,
      String sender_name,
      String facts,
      String sent_at,
      @Nullable String due_at,
      String sha256) {
    static Row of(OfficialMessage m) {
      return new Row(
          m.mailbox() instanceof Addressee.OfCompany(long id) ? id : null,
          m.mailbox() instanceof Addressee.OfOffice(String code) ? code : null,
          m.deposit(),
          m.kind().name(),
          m.form(),
          m.declaration(),
          m.procedure().name(),
          m.lrn(),
          m.mrn(),
          m.office(),
          m.sender(),
          m.senderName(),
          m.facts(),
          m.sentAt().toString(),
          m.dueAt().map(Instant::toString).orElse(null),
          m.sha256());
    }
  }

  /// Adds the messages that are not there yet, and their mailboxes.
  ///
  /// @return how many it added
  @Transactional
  int deposit(List<OfficialMessage> messages) {
    if (messages.isEmpty()) {
      return 0;
    }
    String rows = JSON.writeValueAsString(messages.stream().map(Row::of).toList());
    makeMailboxes(rows);
    return jdbc.sql(
            """
            with added as (
              insert into messaging.message (reference, mailbox, deposit, kind, form, declaration,
                procedure, lrn, mrn, office, sender, sender_name, facts, sent_at, due_at, sha256)
              select left(r.sha256, 20), box.id, r.deposit, r.kind, r.form, r.declaration,
                r.procedure, r.lrn, r.mrn, r.from_office, r.sender, r.sender_name, r.facts,
                r.sent_at, r.due_at, decode(r.sha256, 'hex')
              from json_to_recordset(cast(:rows as json)) as r (company bigint, office text,
                deposit text, kind text, form text, declaration bigint, procedure text, lrn text,
                mrn text, from_office text, sender text, sender_name text, facts text,
                sent_at timestamptz, due_at timestamptz, sha256 text)
              join messaging.mailbox box on box.company = r.company or box.office = r.office
              on conflict do nothing
              returning id, mailbox, sent_at, due_at),
            placed as (
              insert into messaging.placement (message, mailbox, due, sent_at)
              select id, mailbox, due_at is not null, sent_at from added
              returning 1)
            select count(*) from placed
            """)
        .param("rows", rows)
        .query(Integer.class)
        .single();
  }

  private void makeMailboxes(String rows) {
    jdbc.sql(
            """
            insert into messaging.mailbox (company, office)
            select distinct company, office
            from json_to_recordset(cast(:rows as json)) as r (company bigint, office text)
            where not exists (select from messaging.mailbox box
              where box.company = r.company or box.office = r.office)
            on conflict do nothing
            """)
        .param("rows", rows)
        .update();
  }

  /// Messages of a mailbox: those nobody has opened first, then the newest.
  ///
  /// @param dueOnly only those that ask for an answer
  /// @param unopenedOnly only those that nobody has opened
  List<Listed> list(
      Addressee mailbox, boolean dueOnly, boolean unopenedOnly, Optional<After> after, int limit) {
    List<Listed> rows = new ArrayList<>();
    if (after.filter(After::opened).isEmpty()) {
      rows.addAll(part(mailbox, dueOnly, false, after, limit));
    }
    if (!unopenedOnly && rows.size() < limit) {
      rows.addAll(part(mailbox, dueOnly, true, after.filter(After::opened), limit - rows.size()));
    }
    return rows;
  }

  private List<Listed> part(
      Addressee mailbox, boolean dueOnly, boolean opened, Optional<After> after, int limit) {
    return mailbox(
            """
            select m.*, encode(m.sha256, 'hex') as hash, box.company as box_company,
              box.office as box_office, p.opened
            from messaging.placement p
            join messaging.message m on m.id = p.message
            join messaging.mailbox box on box.id = p.mailbox
            where p.mailbox = (
                select id from messaging.mailbox where company = :company or office = :office)
              and p.opened = :opened and (p.sent_at, p.message) < (:sentAt, :id)
              and %s
            order by p.sent_at desc, p.message desc
            limit :limit
            """
                .formatted(dueOnly ? "p.due" : "true"),
            mailbox)
        .param("opened", opened)
        .param("sentAt", after.map(a -> at(a.sentAt())).orElse(END_OF_TIME))
        .param("id", after.map(After::id).orElse(Long.MAX_VALUE))
        .param("limit", limit)
        .query(LISTED)
        .list();
  }

  /// Requests that nothing decided since has settled, the most pressing first.
  ///
  /// @param since only those due after this instant
  List<Listed> requests(Addressee mailbox, Instant since, int limit) {
    return mailbox(
            """
            select m.*, encode(m.sha256, 'hex') as hash, box.company as box_company,
              box.office as box_office, p.opened
            from messaging.mailbox box
            join messaging.placement p on p.mailbox = box.id and p.due
            join messaging.message m on m.id = p.message
            where (box.company = :company or box.office = :office)
              and p.sent_at > cast(:since as timestamptz) - interval '60 days'
              and m.due_at > :since
              and not exists (select from messaging.message later
                where later.declaration = m.declaration and later.id > m.id
                  and later.kind <> 'REQUEST')
            order by m.due_at, m.id
            limit :limit
            """,
            mailbox)
        .param("since", at(since))
        .param("limit", limit)
        .query(LISTED)
        .list();
  }

  Optional<Listed> find(Addressee mailbox, String reference) {
    return find(mailbox, List.of(reference)).stream().findFirst();
  }

  /// Those of these references that are in this mailbox.
  List<Listed> find(Addressee mailbox, List<String> references) {
    return mailbox(
            """
            select m.*, encode(m.sha256, 'hex') as hash, box.company as box_company,
              box.office as box_office, p.opened
            from messaging.message m
            join messaging.mailbox box on box.id = m.mailbox
            join messaging.placement p on p.message = m.id
            where m.reference = any(:references)
              and (box.company = :company or box.office = :office)
            """,
            mailbox)
        .param("references", references.toArray(String[]::new))
        .query(LISTED)
        .list();
  }

  /// Writes that the person opened the message; the first time only.
  void open(String reference, String person, String personName) {
    jdbc.sql("select messaging.open(:reference, :person, :name)")
        .param("reference", reference)
        .param("person", person)
        .param("name", personName)
        .query(Long.class)
        .single();
  }

  Optional<Receipt> receipt(String reference, String person) {
    return jdbc.sql(
            """
            select r.position, r.person_name, r.opened_at, encode(r.chain, 'hex') as chain,
              convert_from(messaging.receipt_text(r), 'UTF8') as text
            from messaging.receipt r
            where r.message = (select id from messaging.message where reference = :reference)
              and r.person = :person
            """)
        .param("reference", reference)
        .param("person", person)
        .query(RECEIPT)
        .optional();
  }

  Waiting waiting(Addressee mailbox) {
    return mailbox(
            """
            select
              (select count(*) from (select from messaging.placement p
                where p.mailbox = box.id and not p.opened limit 1000) capped) as unopened,
              (select max(r.opened_at) from messaging.receipt r where r.mailbox = box.id)
                as last_opened
            from messaging.mailbox box
            where box.company = :company or box.office = :office
            """,
            mailbox)
        .query((row, _) ->
            new Waiting(
                row.getLong("unopened"),
                Optional.ofNullable(row.getObject("last_opened", OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant)))
        .optional()
        .orElseGet(() -> new Waiting(0, Optional.empty()));
  }

  private JdbcClient.StatementSpec mailbox(String sql, Addressee mailbox) {
    return jdbc.sql(sql)
        .param("company", mailbox instanceof Addressee.OfCompany(long id) ? id : -1L)
        .param("office", mailbox instanceof Addressee.OfOffice(String code) ? code : "");
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OfficialMessage message(ResultSet row) throws SQLException {
    String office = row.getString("box_office");
    return new OfficialMessage(
        office == null
            ? new Addressee.OfCompany(row.getLong("box_company"))
            : new Addressee.OfOffice(office),
        row.getString("deposit"),
        MessageKind.valueOf(row.getString("kind")),
        row.getString("form"),
        row.getLong("declaration"),
        Procedure.valueOf(row.getString("procedure")),
        row.getString("lrn"),
        row.getString("mrn"),
        row.getString("office"),
        row.getString("sender"),
        row.getString("sender_name"),
        row.getString("facts"),
        instant(row, "sent_at"),
        Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}
