// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/// Under which random handle a person's passkeys are kept. Authenticators show the address and the
/// name when they ask which key to use.
@Component
final class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {
  private static final int HANDLE = 32;
  private static final RowMapper<PublicKeyCredentialUserEntity> OWNER =
      (row, _) -> entity(row.getBytes("handle"), row.getString("email"), row.getString("name"));

  private final JdbcClient jdbc;
  private final SecureRandom random;

  PasskeyOwners(JdbcClient jdbc, SecureRandom random) {
    this.jdbc = jdbc;
    this.random = random;
  }

  static PublicKeyCredentialUserEntity entity(byte[] handle, String email, String name) {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(new Bytes(handle))
        .name(email)
        .displayName(name)
        .build();
  }

  byte[] newHandle() {
    return SecretBox.bytes(random, HANDLE);
  }

  /// The person as an owner of passkeys; made on first use.
  PublicKeyCredentialUserEntity of(Person person) {
    return of(person, newHandle());
  }

  /// @param proposed handle to take if the person has none yet
  PublicKeyCredentialUserEntity of(Person person, byte[] proposed) {
    byte[] handle =
        jdbc.sql(
                """
                insert into identity.passkey_owner (person_id, handle) values (:person, :handle)
                on conflict (person_id) do update set handle = passkey_owner.handle
                returning handle
                """)
            .param("person", person.id())
            .param("handle", proposed)
            .query(byte[].class)
            .single();
    return entity(handle, person.email(), person.name());
  }

  /// Whose passkeys these are.
  Optional<Long> person(Bytes handle) {
    return jdbc.sql("select person_id from identity.passkey_owner where handle = :handle")
        .param("handle", handle.getBytes())
        .query(Long.class)
        .optional();
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
    return jdbc.sql(
            """
            select o.handle, p.email, p.name
            from identity.passkey_owner o join identity.person p on p.id = o.person_id
            where o.handle = :handle
            """)
        .param("handle", handle.getBytes())
        .query(OWNER)
        .optional()
        .orElse(null);
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String email) {
    throw new UnsupportedOperationException("owners are made by of(Person)");
  }

  @Override
  public void save(PublicKeyCredentialUserEntity owner) {
    throw new UnsupportedOperationException("owners are made by of(Person)");
  }

  @Override
  public void delete(Bytes handle) {
    throw new UnsupportedOperationException("an owner stays");
  }
}
