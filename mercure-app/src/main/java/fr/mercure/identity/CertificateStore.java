// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which certificate is whose. It is known by the digest of all its bytes, never by a name in it:
/// an authority may give the same name twice.
@Component
final class CertificateStore {
  private static final int LONGEST = 300;
  private static final RowMapper<KnownCertificate> KNOWN =
      (row, _) ->
          new KnownCertificate(
              row.getLong("id"),
              row.getString("subject"),
              row.getString("issuer"),
              row.getString("serial"),
              row.getTimestamp("until_at").toInstant(),
              row.getTimestamp("created_at").toInstant(),
              Optional.ofNullable(row.getTimestamp("used_at")).map(Timestamp::toInstant));

  private final JdbcClient jdbc;

  CertificateStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static byte[] fingerprint(X509Certificate certificate) {
    try {
      return Sha256.of(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Makes it one factor more of the person.
  ///
  /// @return false if it is tied already, to whomever
  boolean tieToPerson(X509Certificate certificate, long person, Instant now) {
    return tie(certificate, OptionalLong.of(person), OptionalLong.empty(), now);
  }

  /// Lets it stand for the key of a machine.
  ///
  /// @return false if it is tied already, to whomever
  boolean tieToKey(X509Certificate certificate, long key, Instant now) {
    return tie(certificate, OptionalLong.empty(), OptionalLong.of(key), now);
  }

  private boolean tie(
      X509Certificate certificate, OptionalLong person, OptionalLong key, Instant now) {
    return jdbc.sql(
                """
                insert into identity.certificate
                  (person_id, api_key_id, fingerprint, subject, issuer, serial, until_at, created_at)
                values (:person, :key, :fingerprint, :subject, :issuer, :serial, :until, :now)
                on conflict (fingerprint) do nothing
                """)
            .param("person", person.isPresent() ? person.getAsLong() : null, Types.BIGINT)
            .param("key", key.isPresent() ? key.getAsLong() : null, Types.BIGINT)
            .param("fingerprint", fingerprint(certificate))
            .param("subject", shortened(certificate.getSubjectX500Principal().getName()))
            .param("issuer", shortened(certificate.getIssuerX500Principal().getName()))
            .param("serial", shortened(certificate.getSerialNumber().toString(16)))
            .param("until", Timestamp.from(certificate.getNotAfter().toInstant()))
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST));
  }

  List<KnownCertificate> ofPerson(long person) {
    return jdbc.sql("select * from identity.certificate where person_id = :person order by id")
        .param("person", person)
        .query(KNOWN)
        .list();
  }

  List<KnownCertificate> ofKey(long key) {
    return jdbc.sql("select * from identity.certificate where api_key_id = :key order by id")
        .param("key", key)
        .query(KNOWN)
        .list();
  }

  /// Whose it is; nobody if it is tied to no person.
  Optional<Long> owner(X509Certificate certificate) {
    return jdbc.sql(
            """
            select person_id from identity.certificate
            where fingerprint = :fingerprint and person_id is not null
            """)
        .param("fingerprint", fingerprint(certificate))
        .query(Long.class)
        .optional();
  }

  /// Notes that it has served.
  void used(X509Certificate certificate, Instant now) {
    jdbc.sql("update identity.certificate set used_at = :now where fingerprint = :fingerprint")
        .param("now", Timestamp.from(now))
        .param("fingerprint", fingerprint(certificate))
        .update();
  }

  /// Forgets it.
  ///
  /// @return false if the person has no such certificate
  boolean untieFromPerson(long person, long id) {
    return jdbc.sql("delete from identity.certificate where id = :id and person_id = :person")
            .param("id", id)
            .param("person", person)
            .update()
        == 1;
  }

  /// Forgets it.
  ///
  /// @return false if the key has no such certificate
  boolean untieFromKey(long key, long id) {
    return jdbc.sql("delete from identity.certificate where id = :id and api_key_id = :key")
            .param("id", id)
            .param("key", key)
            .update()
        == 1;
  }
}
