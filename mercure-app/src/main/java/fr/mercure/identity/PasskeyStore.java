// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/// The passkeys. One whose signature counter goes back is a copy: it is blocked, here, because the
/// library compares with the counter of the day when the key was made only.
@Component
final class PasskeyStore implements UserCredentialRepository {
  private static final RowMapper<CredentialRecord> RECORD = (row, _) -> credential(row);
  private static final RowMapper<Passkey> PASSKEY =
      (row, _) ->
          new Passkey(
              row.getLong("id"),
              row.getString("name"),
              row.getTimestamp("created_at").toInstant(),
              Optional.ofNullable(row.getTimestamp("used_at")).map(Timestamp::toInstant),
              row.getBoolean("backed_up"),
              row.getTimestamp("blocked_at") != null);

  private final JdbcClient jdbc;
  private final Clock clock;

  PasskeyStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// A counter that went back.
  static final class CopiedPasskey extends RuntimeException {
    CopiedPasskey() {
      super("the signature counter of a passkey went back");
    }
  }

  /// Keeps a new key, or notes that a known one has served.
  ///
  /// @throws CopiedPasskey if its counter did not advance
  @Override
  public void save(CredentialRecord key) {
    Timestamp now = Timestamp.from(clock.instant());
    int kept =
        jdbc.sql(
                """
                insert into identity.passkey (handle, credential, public_key, signatures, transports,
                  backup_eligible, backed_up, attestation, name, created_at)
                values (:handle, :credential, :key, :signatures, :transports,
                  :eligible, :backed, :attestation, :name, :now)
                on conflict (credential) do update
                set signatures = excluded.signatures, backed_up = excluded.backed_up,
                  used_at = excluded.created_at
                where passkey.blocked_at is null
                  and (excluded.signatures > passkey.signatures
                    or (excluded.signatures = 0 and passkey.signatures = 0))
                """)
            .param("handle", key.getUserEntityUserId().getBytes())
            .param("credential", key.getCredentialId().getBytes())
            .param("key", key.getPublicKey().getBytes())
            .param("signatures", key.getSignatureCount())
            .param("transports", transports(key))
            .param("eligible", key.isBackupEligible())
            .param("backed", key.isBackupState())
            .param("attestation", attestation(key))
            .param("name", key.getLabel())
            .param("now", now)
            .update();
    if (kept == 0) {
      throw new CopiedPasskey();
    }
  }

  private static byte[] attestation(CredentialRecord key) {
    Bytes attestation = key.getAttestationObject();
    return attestation == null ? new byte[0] : attestation.getBytes();
  }

  private static String[] transports(CredentialRecord key) {
    return key.getTransports().stream()
        .map(AuthenticatorTransport::getValue)
        .sorted()
        .toArray(String[]::new);
  }

  /// Closes the key for good; its owner removes it.
  void block(Bytes credential) {
    jdbc.sql(
            """
            update identity.passkey set blocked_at = :now
            where credential = :credential and blocked_at is null
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("credential", credential.getBytes())
        .update();
  }

  /// Those that may serve.
  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
    return jdbc.sql("select * from identity.passkey where credential = :id and blocked_at is null")
        .param("id", credential.getBytes())
        .query(RECORD)
        .optional()
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes handle) {
    return jdbc.sql("select * from identity.passkey where handle = :handle order by id")
        .param("handle", handle.getBytes())
        .query(RECORD)
        .list();
  }

  @Override
  public void delete(Bytes credential) {
    throw new UnsupportedOperationException("a key is removed by its owner, see remove");
  }

  /// What the person sees of their keys.
  List<Passkey> of(long person) {
    return jdbc.sql(
            """
            select k.id, k.name, k.created_at, k.used_at, k.backed_up, k.blocked_at
            from identity.passkey k join identity.passkey_owner o on o.handle = k.handle
            where o.person_id = :person
            order by k.id
            """)
        .param("person", person)
        .query(PASSKEY)
        .list();
  }

  /// Whether the person can sign in by passkey.
  boolean has(long person) {
    return of(person).stream().anyMatch(key -> !key.blocked());
  }

  /// Forgets the key.
  ///
  /// @return false if the person has no such key
  boolean remove(long person, long id) {
    return jdbc.sql(
                """
                delete from identity.passkey k using identity.passkey_owner o
                where o.handle = k.handle and o.person_id = :person and k.id = :id
                """)
            .param("person", person)
            .param("id", id)
            .update()
        == 1;
  }

  private static CredentialRecord credential(ResultSet row) throws SQLException {
    var transports =
        Arrays.stream((String[]) row.getArray("transports").getArray())
            .map(AuthenticatorTransport::valueOf)
            .collect(Collectors.toUnmodifiableSet());
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(new Bytes(row.getBytes("credential")))
        .userEntityUserId(new Bytes(row.getBytes("handle")))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .signatureCount(row.getLong("signatures"))
        .uvInitialized(true)
        .transports(transports)
        .backupEligible(row.getBoolean("backup_eligible"))
        .backupState(row.getBoolean("backed_up"))
        .attestationObject(new Bytes(row.getBytes("attestation")))
        .label(row.getString("name"))
        .created(row.getTimestamp("created_at").toInstant())
        .build();
  }
}
