// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Eori;
import fr.mercure.kernel.Siret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// People, companies and who may do what for whom.
@Component
final class PersonStore {
  private static final RowMapper<Company> COMPANY =
      (row, _) ->
          new Company(
              row.getLong("company_id"),
              row.getString("company_name"),
              new Siret(row.getString("siret")),
              new Eori(row.getString("eori")));
  private static final RowMapper<Person> PERSON =
      (row, _) ->
          new Person(
              row.getLong("id"),
              row.getString("name"),
              row.getString("email"),
              row.getString("language"));
  private static final RowMapper<Credentials> CREDENTIALS =
      (row, _) ->
          new Credentials(
              row.getLong("id"),
              row.getString("state").equals("ACTIVE"),
              Optional.ofNullable(row.getString("hash")));
  private static final RowMapper<Place> PLACE =
      (row, _) ->
          new Place(
              row.getString("name"),
              row.getObject("company_id") == null
                  ? Optional.empty()
                  : Optional.of(COMPANY.mapRow(row, 0)),
              Optional.ofNullable(row.getString("office")));

  private final JdbcClient jdbc;

  PersonStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What a password is checked against.
  ///
  /// @param active whether the account may be used at all
  record Credentials(long person, boolean active, Optional<String> hash) {}

  /// Whom somebody acts for.
  ///
  /// @param name of the person
  record Place(String name, Optional<Company> company, Optional<String> office) {}

  static String personReference(long id) {
    return "person:" + id;
  }

  /// @throws IllegalArgumentException if a machine or Mercure acts
  static long personId(Actor actor) {
    if (!actor.id().startsWith("person:")) {
      throw new IllegalArgumentException("not a person: " + actor.id());
    }
    return Long.parseLong(actor.id().substring("person:".length()));
  }

  /// Rights of a row; a name that this version does not know grants nothing.
  static Set<Right> rights(ResultSet row, String column) throws SQLException {
    var names = List.of((String[]) row.getArray(column).getArray());
    var rights = EnumSet.noneOf(Right.class);
    Arrays.stream(Right.values()).filter(r -> names.contains(r.name())).forEach(rights::add);
    return rights;
  }

  Optional<Credentials> credentials(String email) {
    return jdbc.sql(
            """
            select p.id, p.state, w.hash
            from identity.person p left join identity.password w on w.person_id = p.id
            where p.email = :email
            """)
        .param("email", email)
        .query(CREDENTIALS)
        .optional();
  }

  /// Whom the person acts for now: their office, else their first company; nobody once the last
  /// membership has ended. Empty if there is no such person. Whether they may is {@link
  /// AccessDesk}'s to say.
  Optional<Place> place(long person) {
    return jdbc.sql(
            """
            select p.name, o.office, c.id as company_id, c.name as company_name, c.siret, c.eori
            from identity.person p
            left join identity.office_membership o
              on o.person_id = p.id and (o.until is null or o.until > now())
            left join identity.membership m
              on m.person_id = p.id and o.person_id is null and (m.until is null or m.until > now())
            left join identity.company c on c.id = m.company_id
            where p.id = :person
            order by c.id
            limit 1
            """)
        .param("person", person)
        .query(PLACE)
        .optional();
  }

  boolean isActive(long person) {
    return jdbc.sql(
            """
            select exists (select from identity.person where id = :person and state = 'ACTIVE')
            """)
        .param("person", person)
        .query(Boolean.class)
        .single();
  }

  /// Whether the person may sign in by password; whoever came in by passkey has none.
  boolean hasPassword(long person) {
    return jdbc.sql("select exists (select from identity.password where person_id = :person)")
        .param("person", person)
        .query(Boolean.class)
        .single();
  }

  /// The people of a company or office by name, suspended ones included.
  ///
  /// @param after only those who follow this person; 0 for the first
  List<Person> colleagues(TrailStore.Place place, long after, int limit) {
    return jdbc.sql(
            """
            select p.id, p.name, p.email, p.language from identity.person p
            where p.state <> 'CLOSED' and p.id in (
                select person_id from identity.membership
                where company_id = :company and (until is null or until > now())
                union all
                select person_id from identity.office_membership
                where office = :office and (until is null or until > now()))
              and (:after = 0
                or (p.name, p.id) > (select name, id from identity.person where id = :after))
            order by p.name, p.id
            limit :limit
            """)
        .param("company", place.company().orElse(null), Types.BIGINT)
        .param("office", place.office().orElse(null), Types.VARCHAR)
        .param("after", after)
        .param("limit", limit)
        .query(PERSON)
        .list();
  }

  /// Keys of all who act for a company or an office now and whose account is active.
  List<Long> acting() {
    return jdbc.sql(
            """
            select p.id from identity.person p
            where p.state = 'ACTIVE' and (
              exists (select from identity.membership m
                where m.person_id = p.id and (m.until is null or m.until > now()))
              or exists (select from identity.office_membership o
                where o.person_id = p.id and (o.until is null or o.until > now())))
            order by p.id
            """)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /// Whether the person acts in this company or office now, whatever their state.
  boolean isOf(long person, TrailStore.Place place) {
    return jdbc.sql(
            """
            select exists (select from identity.membership
                where person_id = :person and company_id = :company
                  and (until is null or until > now()))
              or exists (select from identity.office_membership
                where person_id = :person and office = :office
                  and (until is null or until > now()))
            """)
        .param("person", person)
        .param("company", place.company().orElse(null), Types.BIGINT)
        .param("office", place.office().orElse(null), Types.VARCHAR)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  Optional<Person> person(long id) {
    return jdbc.sql("select id, name, email, language from identity.person where id = :id")
        .param("id", id)
        .query(PERSON)
        .optional();
  }

  List<Person> peopleOfCompany(long company) {
    return jdbc.sql(
            """
            select p.id, p.name, p.email, p.language
            from identity.person p join identity.membership m on m.person_id = p.id
            where m.company_id = :company and p.state = 'ACTIVE'
              and (m.until is null or m.until > now())
            order by p.id
            """)
        .param("company", company)
        .query(PERSON)
        .list();
  }

  List<Person> officers(String office) {
    return jdbc.sql(
            """
            select p.id, p.name, p.email, p.language
            from identity.person p join identity.office_membership o on o.person_id = p.id
            where o.office = :office and p.state = 'ACTIVE' and (o.until is null or o.until > now())
            order by p.id
            """)
        .param("office", office)
        .query(PERSON)
        .list();
  }

  Optional<Company> company(long id) {
    return jdbc.sql(
            """
            select id as company_id, name as company_name, siret, eori
            from identity.company where id = :id
            """)
        .param("id", id)
        .query(COMPANY)
        .optional();
  }

  Optional<Company> company(Eori eori) {
    return jdbc.sql(
            """
            select id as company_id, name as company_name, siret, eori
            from identity.company where eori = :eori
            """)
        .param("eori", eori.value())
        .query(COMPANY)
        .optional();
  }
}
