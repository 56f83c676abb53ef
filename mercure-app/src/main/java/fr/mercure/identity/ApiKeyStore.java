// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Eori;
import fr.mercure.kernel.Siret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keys of machines: their hash, never themselves.
@Component
final class ApiKeyStore {
  private static final RowMapper<Stored> STORED =
      (row, _) -> new Stored(row.getLong("id"), row.getBytes("hash"), actor(row));

  /// What [#STORED] reads.
  private static final String KEY =
      """
      select k.id, k.hash, k.name, k.office, k.rights, k.offices,
        c.id as company_id, c.name as company_name, c.siret, c.eori
      from identity.api_key k left join identity.company c on c.id = k.company_id
      """;

  /// What [#LISTED] reads.
  private static final String LIST =
      """
      select id, name, prefix, rights, created_at, last_used_at, revoked_at from identity.api_key
      """;

  private static final RowMapper<ApiKey> LISTED =
      (row, _) ->
          new ApiKey(
              row.getLong("id"),
              row.getString("name"),
              row.getString("prefix"),
              PersonStore.rights(row, "rights"),
              row.getTimestamp("created_at").toInstant(),
              instant(row.getTimestamp("last_used_at")),
              instant(row.getTimestamp("revoked_at")));

  private final JdbcClient jdbc;

  ApiKeyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param hash SHA-256 of the whole key
  @SuppressWarnings("ArrayRecordComponent") // Compared in constant time, by hand.
  record Stored(long id, byte[] hash, Actor actor) {}

  private static Actor actor(ResultSet row) throws SQLException {
    Optional<Company> company =
        row.getObject("company_id") == null
            ? Optional.empty()
            : Optional.of(
                new Company(
                    row.getLong("company_id"),
                    row.getString("company_name"),
                    new Siret(row.getString("siret")),
                    new Eori(row.getString("eori"))));
    return new Actor(
        "key:" + row.getLong("id"),
        row.getString("name"),
        company,
        Optional.ofNullable(row.getString("office")),
        PersonStore.rights(row, "rights"),
        Offices.of(row.getArray("offices")));
  }

  private static Optional<Instant> instant(@Nullable Timestamp at) {
    return Optional.ofNullable(at).map(Timestamp::toInstant);
  }

  /// The living key of this prefix.
  Optional<Stored> find(String prefix) {
    return jdbc.sql(
            KEY
                + """
                where k.prefix = :prefix and k.revoked_at is null
                """)
        .param("prefix", prefix)
        .query(STORED)
        .optional();
  }

  /// The living key that the certificate is tied to.
  ///
  /// @param fingerprint see {@link CertificateStore#fingerprint}
  Optional<Stored> byCertificate(byte[] fingerprint) {
    return jdbc.sql(
            KEY
                + """
                join identity.certificate t on t.api_key_id = k.id
                where t.fingerprint = :fingerprint and k.revoked_at is null
                """)
        .param("fingerprint", fingerprint)
        .query(STORED)
        .optional();
  }

  /// The living key of this number, if it is of the actor's company or office.
  Optional<ApiKey> living(Actor owner, long id) {
    return jdbc.sql(
            LIST
                + """
                where id = :id and revoked_at is null
                  and (company_id = :company or office = :office)
                """)
        .param("id", id)
        .param("company", owner.company().map(Company::id).orElse(null))
        .param("office", owner.office().orElse(null))
        .query(LISTED)
        .optional();
  }

  /// All keys of the actor's company or office, living ones first.
  List<ApiKey> list(Actor owner) {
    return jdbc.sql(
            LIST
                + """
                where company_id = :company or office = :office
                order by revoked_at is not null, created_at desc
                limit 200
                """)
        .param("company", owner.company().map(Company::id).orElse(null))
        .param("office", owner.office().orElse(null))
        .query(LISTED)
        .list();
  }

  /// Living keys of the owner's company or office that this person made.
  List<ApiKey> madeBy(Actor owner, String maker) {
    return jdbc.sql(
            LIST
                + """
                where created_by = :maker and revoked_at is null
                  and (company_id = :company or office = :office)
                order by created_at desc limit 200
                """)
        .param("maker", maker)
        .param("company", owner.company().map(Company::id).orElse(null))
        .param("office", owner.office().orElse(null))
        .query(LISTED)
        .list();
  }

  long insert(
      Actor owner, String name, String prefix, byte[] hash, Set<Right> rights, Instant now) {
    return jdbc.sql(
            """
            insert into identity.api_key
              (company_id, office, name, prefix, hash, rights, offices, created_by, created_at)
            values (:company, :office, :name, :prefix, :hash, :rights, :offices, :by, :now)
            returning id
            """)
        .param("company", owner.company().map(Company::id).orElse(null))
        .param("office", owner.office().orElse(null))
        .param("name", name)
        .param("prefix", prefix)
        .param("hash", hash)
        .param("rights", rights.stream().map(Right::name).sorted().toArray(String[]::new))
        .param("offices", Offices.column(owner.offices()), Types.ARRAY)
        .param("by", owner.id())
        .param("now", Timestamp.from(now))
        .query(Long.class)
        .single();
  }

  /// Stops a key.
  ///
  /// @return false if it is not a living key of the actor's company or office
  boolean revoke(Actor owner, long id, Instant now) {
    return jdbc.sql(
                """
                update identity.api_key set revoked_at = :now, revoked_by = :by
                where id = :id and revoked_at is null
                  and (company_id = :company or office = :office)
                """)
            .param("id", id)
            .param("company", owner.company().map(Company::id).orElse(null))
            .param("office", owner.office().orElse(null))
            .param("by", owner.id())
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  /// Many at once, from time to time: not one write per request.
  void used(Map<Long, Instant> lastUses) {
    jdbc.sql(
            """
            update identity.api_key k set last_used_at = u.at
            from unnest(:ids, :ats) as u (id, at)
            where k.id = u.id and (k.last_used_at is null or k.last_used_at < u.at)
            """)
        .param("ids", lastUses.keySet().toArray(Long[]::new))
        .param("ats", lastUses.values().stream().map(Timestamp::from).toArray(Timestamp[]::new))
        .update();
  }
}
