// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.AccessFacts.Account;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// The one place where facts become access: for each request, for the page that explains it, and
/// for keys. There is no second path.
@Component
final class AccessDesk implements Refusals {
  private final AccessStore store;
  private final PersonStore people;
  private final TotpStore totp;
  private final Clock clock;

  AccessDesk(AccessStore store, PersonStore people, TotpStore totp, Clock clock) {
    this.store = store;
    this.people = people;
    this.totp = totp;
    this.clock = clock;
  }

  /// A person and their access.
  ///
  /// @param place company or office; neither once the last membership has ended
  record Standing(PersonStore.Place place, Access access) {
    /// As they act now. Whoever is stopped altogether acts for nobody and may do nothing but read
    /// why.
    Actor actor(long person) {
      boolean open = access.isOpen();
      return new Actor(
          PersonStore.personReference(person),
          place.name(),
          open ? place.company() : Optional.empty(),
          open ? place.office() : Optional.empty(),
          open ? access.rights() : Set.of());
    }
  }

  /// None if there is no such person.
  Optional<Standing> standing(long person) {
    return people.place(person).map(place -> new Standing(place, access(person, place)));
  }

  private Access access(long person, PersonStore.Place place) {
    var facts =
        new AccessFacts(
            store.account(person).orElse(Account.CLOSED),
            totp.find(person).isPresent(),
            totp.recoveryLeft(person),
            place.company().map(store::firm),
            place.office(),
            store.habilitations(person, place.company(), place.office()),
            store.modules());
    return AccessRules.evaluate(facts, clock.instant());
  }

  /// A machine with what its company's state leaves of the rights of its key.
  Actor machine(Actor key) {
    return new Actor(
        key.id(), key.name(), key.company(), key.office(), machineAccess(key).left(key.rights()));
  }

  @Override
  public Optional<AccessGate> refusal(Actor actor, Right... rights) {
    Access access =
        actor.id().startsWith("person:")
            ? standing(PersonStore.personId(actor)).orElseThrow().access()
            : machineAccess(actor);
    for (Right right : rights) {
      Optional<AccessGate> refusal = access.refusal(right);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  private Access machineAccess(Actor key) {
    return AccessRules.evaluate(key.company().map(store::firm), store.modules(), clock.instant());
  }
}
