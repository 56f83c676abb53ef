// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The invitations, found by the digest of their link.
@Component
final class InvitationStore {
  private static final RowMapper<Invitation> INVITATION =
      (row, _) ->
          new Invitation(
              row.getLong("id"),
              row.getString("place"),
              row.getString("email"),
              row.getString("inviter"),
              PersonStore.rights(row, "rights"),
              row.getTimestamp("created_at").toInstant(),
              row.getTimestamp("expires_at").toInstant(),
              instant(row.getTimestamp("used_at")),
              instant(row.getTimestamp("revoked_at")));
  private static final RowMapper<Destination> DESTINATION =
      (row, _) ->
          new Destination(
              Optional.ofNullable(row.getObject("company_id", Long.class)),
              Optional.ofNullable(row.getString("office")),
              row.getBytes("handle"));
  private static final String SELECT =
      """
      select i.id, coalesce(c.name, i.office) as place, i.email, p.name as inviter, i.rights,
        i.created_at, i.expires_at, i.used_at, i.revoked_at
      from identity.invitation i
      join identity.person p on p.id = i.invited_by
      left join identity.company c on c.id = i.company_id
      """;

  private final JdbcClient jdbc;

  InvitationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Where an invitation leads.
  ///
  /// @param handle for the passkey that may be made with it
  @SuppressWarnings("ArrayRecordComponent") // A query parameter, never compared.
  record Destination(Optional<Long> company, Optional<String> office, byte[] handle) {}

  private static Optional<Instant> instant(@Nullable Timestamp at) {
    return Optional.ofNullable(at).map(Timestamp::toInstant);
  }

  /// Keeps a new one.
  ///
  /// @param inviter whose company or office it is for
  void add(
      Actor inviter,
      String email,
      Set<Right> rights,
      byte[] digest,
      byte[] handle,
      Instant now,
      Instant expires) {
    jdbc.sql(
            """
            insert into identity.invitation
              (company_id, office, email, rights, token, handle, invited_by, created_at, expires_at)
            values (:company, :office, :email, :rights, :token, :handle, :by, :now, :expires)
            """)
        .param("company", inviter.company().map(Company::id).orElse(null), Types.BIGINT)
        .param("office", inviter.office().orElse(null), Types.VARCHAR)
        .param("email", email)
        .param("rights", rights.stream().map(Right::name).sorted().toArray(String[]::new))
        .param("token", digest)
        .param("handle", handle)
        .param("by", PersonStore.personId(inviter))
        .param("now", Timestamp.from(now))
        .param("expires", Timestamp.from(expires))
        .update();
  }

  Optional<Invitation> find(byte[] digest) {
    return jdbc.sql(SELECT + "where i.token = :token")
        .param("token", digest)
        .query(INVITATION)
        .optional();
  }

  Destination destination(long id) {
    return jdbc.sql("select company_id, office, handle from identity.invitation where id = :id")
        .param("id", id)
        .query(DESTINATION)
        .single();
  }

  /// Those of the actor's company or office, newest first; a hundred at most.
  List<Invitation> of(Actor actor) {
    return jdbc.sql(
            SELECT
                + """
                where i.company_id = :company or i.office = :office
                order by i.id desc limit 100
                """)
        .param("company", actor.company().map(Company::id).orElse(null), Types.BIGINT)
        .param("office", actor.office().orElse(null), Types.VARCHAR)
        .query(INVITATION)
        .list();
  }

  /// Uses it up, for good.
  ///
  /// @return false if somebody was faster, or it serves no more
  boolean use(long id, Instant now) {
    return jdbc.sql(
                """
                update identity.invitation set used_at = :now
                where id = :id and used_at is null and revoked_at is null and expires_at > :now
                """)
            .param("id", id)
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  /// Withdraws one of the actor's company or office.
  ///
  /// @return false if there is no such open one
  boolean revoke(Actor actor, long id, Instant now) {
    return jdbc.sql(
                """
                update identity.invitation set revoked_at = :now
                where id = :id and (company_id = :company or office = :office)
                  and used_at is null and revoked_at is null
                """)
            .param("id", id)
            .param("company", actor.company().map(Company::id).orElse(null), Types.BIGINT)
            .param("office", actor.office().orElse(null), Types.VARCHAR)
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }
}
