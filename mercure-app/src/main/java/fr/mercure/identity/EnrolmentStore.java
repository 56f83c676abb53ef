// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Eori;
import fr.mercure.kernel.Siret;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
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

  Company company(String name, Siret siret, Eori eori) {
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

  void join(long person, long company, Set<Right> rights) {
    jdbc.sql(
            """
            insert into identity.membership (person_id, company_id, rights)
            values (:person, :company, :rights)
            """)
        .param("person", person)
        .param("company", company)
        .param("rights", names(rights))
        .update();
  }

  void joinOffice(long person, String office, Set<Right> rights) {
    jdbc.sql(
            """
            insert into identity.office_membership (person_id, office, rights)
            values (:person, :office, :rights)
            """)
        .param("person", person)
        .param("office", office)
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
