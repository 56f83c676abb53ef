// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.TrailStore.Place;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The yearly review: an administrator certifies that the rights granted are those that are needed.
/// The trail keeps who did and when, and is the only place that does.
@Component
class ReviewDesk {
  static final Duration EVERY = Duration.ofDays(365);

  /// From then on the review is shown among what is to be done.
  static final Duration AHEAD = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final TrailStore trail;
  private final Clock clock;

  ReviewDesk(JdbcClient jdbc, TrailStore trail, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  /// Certifies the rights of the actor's company or office as they stand.
  @Transactional
  void certify(Actor actor) {
    trail.append(actor, "REVIEWED", Place.of(actor), "", clock.instant());
  }

  /// When the next review is due, for whoever does it: a year after the last, or after the first
  /// right that was granted there.
  Optional<Instant> due(Actor actor) {
    if (!actor.may(Right.PEOPLE_MANAGE)) {
      return Optional.empty();
    }
    Place place = Place.of(actor);
    return jdbc.sql(
            """
            select coalesce(
              (select max(at) from identity.trail
               where act = 'REVIEWED' and (company = :company or office = :office)),
              (select min(from_at) from identity.habilitation
               where company_id = :company or office = :office)) as at
            """)
        .param("company", place.company().orElse(null), Types.BIGINT)
        .param("office", place.office().orElse(null), Types.VARCHAR)
        .query((row, _) -> Optional.ofNullable(row.getTimestamp("at")).map(Timestamp::toInstant))
        .single()
        .map(at -> at.plus(EVERY));
  }

  /// The same, once it is near enough to be done.
  Optional<Instant> dueSoon(Actor actor) {
    Instant horizon = clock.instant().plus(AHEAD);
    return due(actor).filter(due -> due.isBefore(horizon));
  }
}
