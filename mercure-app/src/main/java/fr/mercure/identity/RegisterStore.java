// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.registers.Answer.Word;
import fr.mercure.identity.registers.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Answers of registers about the numbers of companies.
@Component
final class RegisterStore {
  /// A number that somebody asks about is nobody else's for so long.
  private static final Duration CLAIMED = Duration.ofMinutes(10);

  private static final RowMapper<Evidence> EVIDENCE = (row, _) -> evidence(row);

  private final JdbcClient jdbc;

  RegisterStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Adds the numbers of companies that came since. French VAT numbers follow from the SIREN.
  void enlist(Source source) {
    String number =
        switch (source) {
          case SIRENE -> "siret";
          case EOS -> "eori";
          case VIES ->
              """
              'FR' || lpad(((12 + 3 * (left(siret, 9)::bigint % 97)) % 97)::text, 2, '0')
                || left(siret, 9)
              """;
        };
    jdbc.sql(
            """
            insert into identity.register_evidence (source, number)
            select distinct :source, %s from identity.company
            where :source <> 'EOS' or eori not like 'GB%%'
            on conflict do nothing
            """
                .formatted(number))
        .param("source", source.name())
        .update();
  }

  /// Whether a number waits to be asked about.
  boolean isDue(Source source, Instant now) {
    return jdbc.sql(
            """
            select exists (select from identity.register_evidence
              where source = :source and due_at <= :now)
            """)
        .param("source", source.name())
        .param("now", Timestamp.from(now))
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  /// How many numbers it is asked about.
  int numbers(Source source) {
    return jdbc.sql("select count(*) from identity.register_evidence where source = :source")
        .param("source", source.name())
        .query((row, _) -> row.getInt(1))
        .single();
  }

  /// Numbers to ask about now, for the caller alone.
  List<String> claim(Source source, Instant now) {
    return jdbc.sql(
            """
            update identity.register_evidence e set due_at = :later
            where e.source = :source and e.number in (
              select number from identity.register_evidence
              where source = :source and due_at <= :now
              order by due_at, number limit :limit for update skip locked)
            returning e.number
            """)
        .param("source", source.name())
        .param("now", Timestamp.from(now))
        .param("later", Timestamp.from(now.plus(CLAIMED)))
        .param("limit", source.atOnce)
        .query((row, _) -> row.getString("number"))
        .list();
  }

  Evidence evidence(Source source, String number) {
    return jdbc.sql(
            "select * from identity.register_evidence where source = :source and number = :number")
        .param("source", source.name())
        .param("number", number)
        .query(EVIDENCE)
        .optional()
        .orElse(Evidence.NONE);
  }

  /// Keeps an answer, and what access is decided from along with it.
  void keep(Source source, String number, Evidence evidence) {
    jdbc.sql(
            """
            update identity.register_evidence set word = :word, since = :since,
              successor = :successor, masked = :masked, negatives = :negatives,
              answered_at = :answered, sha256 = :sha256, good_at = :goodAt,
              good_sha256 = :goodSha256, due_at = :due
            where source = :source and number = :number
            """)
        .param("source", source.name())
        .param("number", number)
        .param("word", evidence.word().map(Word::name).orElse("UNASKED"))
        .param("since", evidence.since().orElse(null), Types.DATE)
        .param("successor", evidence.successor().orElse(null), Types.VARCHAR)
        .param("masked", evidence.masked())
        .param("negatives", evidence.negatives())
        .param("answered", timestamp(evidence.answered()), Types.TIMESTAMP)
        .param("sha256", evidence.sha256())
        .param("goodAt", timestamp(evidence.good().map(Evidence.Good::at)), Types.TIMESTAMP)
        .param("goodSha256", evidence.good().map(Evidence.Good::sha256).orElse(null), Types.VARCHAR)
        .param("due", Timestamp.from(evidence.due()))
        .update();
    judge(source, number);
  }

  /// Writes into the tables that access is decided from what the evidence says.
  private void judge(Source source, String number) {
    String sql =
        switch (source) {
          case SIRENE ->
              """
              with e as (select * from identity.register_evidence
                  where source = 'SIRENE' and number = :number),
                unit as (update identity.legal_unit u set
                    state = case when e.word = 'CEASED' then 'CEASED' else 'ACTIVE' end,
                    negatives = case when e.word = 'CEASED' then e.negatives else 0 end,
                    state_from = case when e.word = 'CEASED' then e.since end,
                    masked = e.masked, checked_at = e.answered_at
                  from e where u.siren = left(e.number, 9))
              update identity.establishment p set
                state = case e.word when 'CLOSED' then 'CLOSED' when 'MISSING' then 'UNKNOWN'
                  else 'OPEN' end,
                negatives = case when e.word in ('CLOSED', 'MISSING') then e.negatives else 0 end,
                state_from = e.since, successor = coalesce(e.successor, p.successor),
                checked_at = e.answered_at
              from e where p.siret = e.number
              """;
          case EOS ->
              """
              update identity.eori n set
                state = case when e.word = 'INVALID' then 'INVALID' else 'VALID' end,
                negatives = e.negatives, checked_at = e.answered_at,
                state_from = case when e.word = 'INVALID'
                  then coalesce(n.state_from, (e.answered_at at time zone 'Europe/Paris')::date) end
              from identity.register_evidence e
              where e.source = 'EOS' and e.number = :number and n.number = e.number
                and n.state <> 'DISABLED'
              """;
          case VIES -> "";
        };
    if (!sql.isEmpty()) {
      jdbc.sql(sql).param("number", number).update();
    }
  }

  /// Numbers that the register spoke against since an instant.
  int against(Source source, Instant since) {
    return jdbc.sql(
            """
            select count(*) from identity.register_evidence
            where source = :source and negatives > 0 and answered_at >= :since
            """)
        .param("source", source.name())
        .param("since", Timestamp.from(since))
        .query((row, _) -> row.getInt(1))
        .single();
  }

  /// Takes back what the register said against numbers since an instant; they are due again later.
  void takeBack(Source source, Instant since, Instant due) {
    List<String> taken =
        jdbc.sql(
                """
                update identity.register_evidence set negatives = 0, due_at = :due,
                  word = case when good_at is null then 'UNASKED' else 'GOOD' end,
                  answered_at = good_at, sha256 = good_sha256
                where source = :source and negatives > 0 and answered_at >= :since
                returning number
                """)
            .param("source", source.name())
            .param("since", Timestamp.from(since))
            .param("due", Timestamp.from(due))
            .query((row, _) -> row.getString("number"))
            .list();
    taken.forEach(number -> judge(source, number));
  }

  private static Evidence evidence(ResultSet row) throws SQLException {
    String word = row.getString("word");
    return new Evidence(
        word.equals("UNASKED") ? Optional.empty() : Optional.of(Word.valueOf(word)),
        Optional.ofNullable(row.getObject("since", LocalDate.class)),
        Optional.ofNullable(row.getString("successor")),
        row.getBoolean("masked"),
        row.getInt("negatives"),
        instant(row, "answered_at"),
        Optional.ofNullable(row.getString("sha256")).orElse(""),
        good(row),
        instant(row, "due_at").orElse(Instant.EPOCH));
  }

  private static Optional<Evidence.Good> good(ResultSet row) throws SQLException {
    String sha256 = Optional.ofNullable(row.getString("good_sha256")).orElse("");
    return instant(row, "good_at").map(at -> new Evidence.Good(at, sha256));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  private static @Nullable Timestamp timestamp(Optional<Instant> at) {
    return at.map(Timestamp::from).orElse(null);
  }
}
