// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who consulted which mailbox when: openings of official messages, and attestations that there was
/// nothing to open. Both can be added, never changed.
@Component
class ConsultationStore {
  private final JdbcClient jdbc;

  ConsultationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// One consultation.
  ///
  /// @param position link of its chain
  /// @param message reference of the message opened; empty for an attestation
  /// @param chain hash of the link, hexadecimal
  record Consultation(long position, Instant at, String personName, String message, String chain) {}

  /// When a mailbox was last consulted, and since when something in it is unopened.
  record Standing(Optional<LocalDate> last, Optional<LocalDate> first, long unopened) {}

  private static final String ALL =
      """
      select r.position, r.opened_at at, r.person_name, r.reference message,
        encode(r.chain, 'hex') chain, r.mailbox from messaging.receipt r
      union all
      select a.position, a.attested_at, a.person_name, '', encode(a.chain, 'hex'), a.mailbox
      from messaging.attestation a
      """;

  /// Attests that nothing is unopened.
  ///
  /// @return false if something is
  @Transactional
  boolean attest(Addressee mailbox, String person, String personName) {
    make(mailbox);
    return of("select messaging.attest(%s, :person, :name)".formatted(KEY), mailbox)
            .param("person", person)
            .param("name", personName)
            .query(Long.class)
            .single()
        > 0;
  }

  private static final String KEY =
      "(select id from messaging.mailbox where company = :company or office = :office)";

  /// Makes the mailbox known if nothing has come yet.
  void make(Addressee mailbox) {
    of(
            """
            insert into messaging.mailbox (company, office)
            select nullif(cast(:company as bigint), -1), nullif(cast(:office as text), '')
            where not exists %s
            on conflict do nothing
            """
                .formatted(KEY),
            mailbox)
        .update();
  }

  /// Consultations of a mailbox, the latest first.
  List<Consultation> list(Addressee mailbox, Instant from, Instant until, int limit) {
    return of(
            "select * from ("
                + ALL
                + ") c where c.mailbox = "
                + KEY
                + " and c.at >= :from and c.at < :until order by c.at desc limit :limit",
            mailbox)
        .param("from", at(from))
        .param("until", at(until))
        .param("limit", limit)
        .query(ConsultationStore::read)
        .list();
  }

  Standing standing(Addressee mailbox) {
    return of(
            """
            select
              (greatest(
                (select max(r.opened_at) from messaging.receipt r where r.mailbox = box.id),
                (select max(a.attested_at) from messaging.attestation a where a.mailbox = box.id))
                at time zone 'Europe/Paris')::date last,
              ((select min(p.sent_at) from messaging.placement p
                where p.mailbox = box.id and not p.opened) at time zone 'Europe/Paris')::date first,
              (select count(*) from (select from messaging.placement p
                where p.mailbox = box.id and not p.opened limit 1000) capped) unopened
            from messaging.mailbox box
            where box.company = :company or box.office = :office
            """,
            mailbox)
        .query((row, _) ->
            new Standing(
                Optional.ofNullable(row.getObject("last", LocalDate.class)),
                Optional.ofNullable(row.getObject("first", LocalDate.class)),
                row.getLong("unopened")))
        .optional()
        .orElseGet(() -> new Standing(Optional.empty(), Optional.empty(), 0));
  }

  /// The text whose SHA-256 is the link of an attestation; nothing if it is not of this mailbox.
  Optional<String> text(Addressee mailbox, long position) {
    return of(
            """
            select convert_from(messaging.attestation_text(a), 'UTF8')
            from messaging.attestation a where a.position = :position and a.mailbox = %s
            """
                .formatted(KEY),
            mailbox)
        .param("position", position)
        .query(String.class)
        .optional();
  }

  private JdbcClient.StatementSpec of(String sql, Addressee mailbox) {
    return jdbc.sql(sql)
        .param("company", mailbox instanceof Addressee.OfCompany(long id) ? id : -1L)
        .param("office", mailbox instanceof Addressee.OfOffice(String code) ? code : "");
  }

  private static Consultation read(ResultSet row, int number) throws SQLException {
    return new Consultation(
        row.getLong("position"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("person_name"),
        row.getString("message"),
        row.getString("chain"));
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
