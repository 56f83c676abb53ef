// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The state of an account, when it was last seen, whether its address is confirmed, what its owner
/// accepted; and the links that were mailed to it.
@Component
final class AccountStore {
  private static final RowMapper<AccountFacts> FACTS =
      (row, _) ->
          new AccountFacts(
              AccessFacts.Account.valueOf(row.getString("state")),
              row.getTimestamp("seen_at").toInstant(),
              Optional.ofNullable(row.getTimestamp("confirmed_at")).map(Timestamp::toInstant),
              row.getInt("accepted"),
              row.getInt("terms"));

  private final JdbcClient jdbc;

  AccountStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// None if there is no such person.
  ///
  /// @param today terms of a later day do not hold yet
  Optional<AccountFacts> facts(long person, LocalDate today) {
    return jdbc.sql(
            """
            select state, seen_at, confirmed_at, terms as accepted,
              coalesce((select max(version) from identity.terms where from_day <= :today), 0) as terms
            from identity.person where id = :person
            """)
        .param("person", person)
        .param("today", today)
        .query(FACTS)
        .optional();
  }

  /// Somebody has signed in whole. That alone does not wake an account up.
  void seen(long person, Instant now) {
    jdbc.sql("update identity.person set seen_at = :now where id = :person and seen_at > :asleep")
        .param("now", Timestamp.from(now))
        .param("asleep", Timestamp.from(now.minus(AccountRules.DORMANT)))
        .param("person", person)
        .update();
  }

  /// Where the terms that hold now are to be read; none if the site asks for none.
  Optional<String> termsAddress(LocalDate today) {
    return jdbc.sql(
            """
            select address from identity.terms where from_day <= :today
            order by version desc limit 1
            """)
        .param("today", today)
        .query(String.class)
        .optional();
  }

  /// The owner accepts the terms that hold now.
  void accept(long person, LocalDate today) {
    jdbc.sql(
            """
            update identity.person set terms = greatest(terms,
              coalesce((select max(version) from identity.terms where from_day <= :today), 0))
            where id = :person
            """)
        .param("person", person)
        .param("today", today)
        .update();
  }

  /// Keeps a link, of which one is good at a time.
  ///
  /// @return false if another was mailed a moment ago
  boolean addLink(long person, byte[] digest, Instant now, Instant until, Instant justNow) {
    int added =
        jdbc.sql(
                """
                insert into identity.account_link (digest, person_id, made_at, until_at)
                select :digest, :person, :now, :until
                where not exists (
                  select from identity.account_link
                  where person_id = :person and made_at > :justNow)
                """)
            .param("digest", digest)
            .param("person", person)
            .param("now", Timestamp.from(now))
            .param("until", Timestamp.from(until))
            .param("justNow", Timestamp.from(justNow))
            .update();
    return added == 1;
  }

  /// Follows a link, once: the mailbox is proven, and the account awake.
  ///
  /// @return false if there is no such link, it is too old, or it has served
  boolean follow(byte[] digest, Instant now) {
    return jdbc.sql(
                """
                with link as (
                  update identity.account_link set used_at = :now
                  where digest = :digest and used_at is null and until_at > :now
                  returning person_id)
                update identity.person p set seen_at = :now, confirmed_at = :now
                from link where p.id = link.person_id
                """)
            .param("digest", digest)
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }
}
