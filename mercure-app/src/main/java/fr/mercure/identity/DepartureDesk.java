// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.TrailStore.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Somebody leaves: one act ends the membership, withdraws every right, closes every session and
/// revokes the keys that they made. For a day it can be undone.
@Component
final class DepartureDesk {
  static final Duration UNDO = Duration.ofDays(1);

  private static final String REASON = "départ de l’organisation.";

  private final DepartureStore store;
  private final PersonStore people;
  private final RightStore rights;
  private final OpenSessions sessions;
  private final ApiKeys keys;
  private final TrailStore trail;
  private final TransactionTemplate transactions;
  private final Clock clock;

  DepartureDesk(
      DepartureStore store,
      PersonStore people,
      RightStore rights,
      OpenSessions sessions,
      ApiKeys keys,
      TrailStore trail,
      TransactionTemplate transactions,
      Clock clock) {
    this.store = store;
    this.people = people;
    this.rights = rights;
    this.sessions = sessions;
    this.keys = keys;
    this.trail = trail;
    this.transactions = transactions;
    this.clock = clock;
  }

  enum Outcome {
    LEFT,
    RETURNED,
    /// Nobody leaves by their own hand: somebody must be left to undo it.
    ONESELF,
    /// Nobody could decide on rights any more.
    LAST_ADMINISTRATOR,
    /// Not one of theirs, or the day is over.
    UNKNOWN
  }

  Outcome leave(Actor actor, long person) {
    Place place = Place.of(actor);
    if (actor.id().equals(PersonStore.personReference(person))) {
      return Outcome.ONESELF;
    }
    if (!people.isOf(person, place)) {
      return Outcome.UNKNOWN;
    }
    if (rights.deciders(place).equals(List.of(PersonStore.personReference(person)))) {
      return Outcome.LAST_ADMINISTRATOR;
    }
    transactions.executeWithoutResult(_ -> take(actor, person, place));
    keys.forget();
    sessions.closeAll(PersonStore.personReference(person));
    return Outcome.LEFT;
  }

  private void take(Actor actor, long person, Place place) {
    Instant now = clock.instant();
    long departure = store.insert(person, place, actor.id(), now);
    int revoked = store.take(departure, person, place, REASON, actor.id(), now);
    trail.append(actor, "LEFT", person, place, Integer.toString(revoked), now);
  }

  /// Gives everything back but the sessions.
  Outcome undo(Actor actor, long departure) {
    Place place = Place.of(actor);
    Instant now = clock.instant();
    Optional<Boolean> done =
        Optional.ofNullable(
            transactions.execute(_ ->
                store
                    .person(departure, place, now)
                    .map(person -> giveBack(actor, departure, person, place, now))
                    .isPresent()));
    return done.filter(d -> d).isPresent() ? Outcome.RETURNED : Outcome.UNKNOWN;
  }

  private long giveBack(Actor actor, long departure, long person, Place place, Instant now) {
    store.giveBack(departure, person, place, now);
    return trail.append(actor, "RETURNED", person, place, "", now);
  }

  /// Those of the actor's company or office that can still be undone.
  List<Departure> recent(Actor actor) {
    return store.recent(Place.of(actor), clock.instant());
  }
}
