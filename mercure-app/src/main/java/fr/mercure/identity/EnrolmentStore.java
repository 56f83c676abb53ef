// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Eori;
import fr.mercure.kernel.Siret;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How people and companies come in. For now only the sandbox does; registers and invitations will.
@Component
final class EnrolmentStore {
  private final JdbcClient jdbc;

  EnrolmentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Whether nobody has come in yet.
  boolean isEmpty() {
    return !jdbc.sql("select exists (select from identity.person)").query(Boolean.class).single();
  }

  /// Adds a person.
  ///
  /// @param email lower case
  /// @return key of the new person
  long person(String email, String name) {
    return jdbc.sql("insert into identity.person (email, name) values (:email, :name) returning id")
        .param("email", email)
        .param("name", name)
        .query(Long.class)
        .single();
  }

  /// Adds a company whose registers have said nothing yet.
  Company company(String name, Siret siret, Eori eori) {
    register(siret, eori);
    long id =
        jdbc.sql(
                """
                insert into identity.company (name, siret, eori)
                values (:name, :siret, :eori)
                returning id
                """)
            .param("name", name)
            .param("siret", siret.value())
            .param("eori", eori.value())
            .query(Long.class)
            .single();
    return new Company(id, name, siret, eori);
  }

  private void register(Siret siret, Eori eori) {
    jdbc.sql("insert into identity.legal_unit (siren) values (:siren) on conflict do nothing")
        .param("siren", siret.siren())
        .update();
    jdbc.sql(
            """
            insert into identity.establishment (siret, siren) values (:siret, :siren)
            on conflict do nothing
            """)
        .param("siret", siret.value())
        .param("siren", siret.siren())
        .update();
    jdbc.sql(
            """
            insert into identity.eori (number, kind, siren) values (:eori, :kind, :siren)
            on conflict do nothing
            """)
        .param("eori", eori.value())
        .param("kind", kind(siret, eori).name())
        .param("siren", siret.siren())
        .update();
  }

  private static AccessFacts.EoriKind kind(Siret siret, Eori eori) {
    if (eori.value().equals("FR" + siret.siren())) {
      return AccessFacts.EoriKind.SIREN;
    }
    return eori.value().equals("FR" + siret)
        ? AccessFacts.EoriKind.SIRET
        : AccessFacts.EoriKind.FOREIGN;
  }

  /// Makes the person a member with these rights, also one who had left.
  void join(long person, long company, Set<Right> rights) {
    jdbc.sql(
            """
            insert into identity.membership (person_id, company_id) values (:person, :company)
            on conflict (person_id, company_id) do update set until = null, since = now()
            """)
        .param("person", person)
        .param("company", company)
        .update();
    grant(person, company, null, rights);
  }

  void joinOffice(long person, String office, Set<Right> rights) {
    jdbc.sql(
            """
            insert into identity.office_membership (person_id, office) values (:person, :office)
            on conflict (person_id) do update set office = excluded.office, until = null,
              since = now()
            """)
        .param("person", person)
        .param("office", office)
        .update();
    grant(person, null, office, rights);
  }

  private void grant(
      long person, @Nullable Long company, @Nullable String office, Set<Right> rights) {
    jdbc.sql(
            """
            insert into identity.habilitation
              (person_id, company_id, office, entitlement, state, requested_by, decided_by)
            select :person, :company, :office, r, 'VALIDATED', 'mercure', 'mercure'
            from unnest(:rights) as u (r)
            on conflict (person_id, company_id, office, entitlement) do update set
              state = 'VALIDATED', from_at = now(), until_at = null, decided_by = 'mercure',
              reason = null, offices = null, warned = null, departure = null, was = null, was_reason = null
            """)
        .param("person", person)
        .param("company", company, Types.BIGINT)
        .param("office", office, Types.VARCHAR)
        .param("rights", names(rights))
        .update();
  }

  void password(long person, String hash, Instant now) {
    jdbc.sql(
            """
            insert into identity.password (person_id, hash, set_at) values (:person, :hash, :now)
            on conflict (person_id) do update set hash = excluded.hash, set_at = excluded.set_at
            """)
        .param("person", person)
        .param("hash", hash)
        .param("now", Timestamp.from(now))
        .update();
  }

  private static String[] names(Set<Right> rights) {
    return rights.stream().map(Right::name).sorted().toArray(String[]::new);
  }
}
