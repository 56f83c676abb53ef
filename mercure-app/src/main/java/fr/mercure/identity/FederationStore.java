// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.federation.FederatedIdentity;
import fr.mercure.identity.federation.Provider;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which identity of a provider is which of our people.
@Component
final class FederationStore {
  private static final RowMapper<FederatedLink> LINK =
      (row, _) ->
          new FederatedLink(
              Provider.valueOf(row.getString("provider")),
              row.getString("name"),
              row.getTimestamp("linked_at").toInstant(),
              Optional.ofNullable(row.getTimestamp("used_at")).map(Timestamp::toInstant));

  private final JdbcClient jdbc;

  FederationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Whose identity it is, noting that it has served.
  Optional<Long> use(FederatedIdentity identity, Instant now) {
    return jdbc.sql(
            """
            update identity.federated_link set used_at = :now
            where provider = :provider and subject = :subject
            returning person_id
            """)
        .param("now", Timestamp.from(now))
        .param("provider", identity.provider().name())
        .param("subject", identity.subject())
        .query(Long.class)
        .optional();
  }

  /// Whether the provider once gave another subject for the same address.
  boolean isChanged(FederatedIdentity identity) {
    return jdbc.sql(
            """
            select exists (
              select from identity.federated_link
              where provider = :provider and email = :email and email <> '' and subject <> :subject)
            """)
        .param("provider", identity.provider().name())
        .param("email", identity.email())
        .param("subject", identity.subject())
        .query(Boolean.class)
        .single();
  }

  /// Ties the identity to the person, in place of the one that the provider gave before.
  ///
  /// @return false if it is somebody else's
  boolean tie(long person, FederatedIdentity identity, Instant now) {
    try {
      jdbc.sql(
              """
              insert into identity.federated_link
                (person_id, provider, subject, name, email, linked_at)
              values (:person, :provider, :subject, :name, :email, :now)
              on conflict (person_id, provider) do update
              set subject = excluded.subject, name = excluded.name, email = excluded.email,
                linked_at = excluded.linked_at, used_at = null
              """)
          .param("person", person)
          .param("provider", identity.provider().name())
          .param("subject", identity.subject())
          .param("name", identity.name())
          .param("email", identity.email())
          .param("now", Timestamp.from(now))
          .update();
      return true;
    } catch (DuplicateKeyException _) {
      return false;
    }
  }

  /// Unties the identity of this provider.
  ///
  /// @return false if there is none
  boolean untie(long person, Provider provider) {
    return jdbc.sql(
                """
                delete from identity.federated_link
                where person_id = :person and provider = :provider
                """)
            .param("person", person)
            .param("provider", provider.name())
            .update()
        == 1;
  }

  List<FederatedLink> of(long person) {
    return jdbc.sql("select * from identity.federated_link where person_id = :p order by provider")
        .param("p", person)
        .query(LINK)
        .list();
  }

  /// Whether the person acts for no company, or for one of that establishment's legal unit.
  boolean actsFor(long person, String siret) {
    return jdbc.sql(
            """
            select coalesce(bool_or(left(c.siret, 9) = left(:siret, 9)), true)
            from identity.membership m join identity.company c on c.id = m.company_id
            where m.person_id = :person and (m.until is null or m.until > now())
            """)
        .param("person", person)
        .param("siret", siret)
        .query(Boolean.class)
        .single();
  }
}
