// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import fr.mercure.identity.Actor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tokens with which the workstations of an organisation report. A token can do nothing else; it
/// may therefore lie on every workstation.
@Component
final class Enrolments {
  /// For so long a token need not be looked up again; a revoked one stops within that time.
  static final Duration REMEMBERED = Duration.ofSeconds(2);

  private static final int MOST_REMEMBERED = 10_000;
  private static final int BYTES = 20;

  private final JdbcClient jdbc;
  private final SecureRandom random;
  private final Clock clock;
  private final Map<ByteBuffer, Known> known = new ConcurrentHashMap<>();

  Enrolments(JdbcClient jdbc, SecureRandom random, Clock clock) {
    this.jdbc = jdbc;
    this.random = random;
    this.clock = clock;
  }

  private record Known(String owner, Instant until) {}

  /// A token, without its secret.
  ///
  /// @param name as its maker called it
  record Enrolment(long id, String name, Instant made, Optional<Instant> revoked) {}

  /// The organisation that an actor speaks for, as rows name it.
  static String owner(Actor actor) {
    return actor
        .company()
        .map(company -> "company:" + company.id())
        .or(() -> actor.office().map(office -> "office:" + office))
        .orElseThrow();
  }

  /// Makes a token.
  ///
  /// @return the token itself, to be shown once
  String make(Actor actor, String name) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    String token = "mercure_parc_" + HexFormat.of().formatHex(secret);
    jdbc.sql(
            """
            insert into diagnosis.enrolment (owner, name, hash, made_by, made_at)
            values (:owner, :name, :hash, :by, :at)
            """)
        .param("owner", owner(actor))
        .param("name", name)
        .param("hash", digest(token))
        .param("by", actor.id())
        .param("at", Timestamp.from(clock.instant()))
        .update();
    return token;
  }

  /// Those of the actor's organisation, living ones first.
  List<Enrolment> list(Actor actor) {
    return jdbc.sql(
            """
            select id, name, made_at, revoked_at from diagnosis.enrolment
            where owner = :owner order by revoked_at desc nulls first, made_at desc limit 100
            """)
        .param("owner", owner(actor))
        .query((row, _) ->
            new Enrolment(
                row.getLong("id"),
                row.getString("name"),
                row.getTimestamp("made_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant)))
        .list();
  }

  /// Stops a token.
  ///
  /// @return false if it is not a living token of the actor's organisation
  boolean revoke(Actor actor, long id) {
    int done =
        jdbc.sql(
                """
                update diagnosis.enrolment set revoked_at = :at
                where id = :id and owner = :owner and revoked_at is null
                """)
            .param("at", Timestamp.from(clock.instant()))
            .param("id", id)
            .param("owner", owner(actor))
            .update();
    known.clear();
    return done == 1;
  }

  /// The organisation that a token belongs to; empty if it is unknown or revoked.
  Optional<String> verify(String token) {
    ByteBuffer digest = ByteBuffer.wrap(digest(token));
    Instant now = clock.instant();
    Known remembered = known.get(digest);
    if (remembered != null && now.isBefore(remembered.until())) {
      return Optional.of(remembered.owner());
    }
    known.remove(digest);
    Optional<String> owner =
        jdbc.sql("select owner from diagnosis.enrolment where hash = :hash and revoked_at is null")
            .param("hash", digest.array())
            .query((row, _) -> row.getString(1))
            .optional();
    if (known.size() < MOST_REMEMBERED) {
      owner.ifPresent(found -> known.put(digest, new Known(found, now.plus(REMEMBERED))));
    }
    return owner;
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
