// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.AccessFacts.Account;
import fr.mercure.identity.AccessFacts.Firm;
import fr.mercure.identity.AccessFacts.ModuleState;
import fr.mercure.web.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// The one place where facts become access: for each request, for the page that explains it, and
/// for keys. There is no second path.
@Component
final class AccessDesk implements Refusals {
  private final AccessStore store;
  private final PersonStore people;
  private final SecondFactors factors;
  private final TotpStore totp;
  private final AccountStore accounts;
  private final Clock clock;

  AccessDesk(
      AccessStore store,
      PersonStore people,
      SecondFactors factors,
      TotpStore totp,
      AccountStore accounts,
      Clock clock) {
    this.store = store;
    this.people = people;
    this.factors = factors;
    this.totp = totp;
    this.accounts = accounts;
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
          open ? access.rights() : Set.of(),
          access.offices());
    }
  }

  /// None if there is no such person.
  Optional<Standing> standing(long person) {
    return people.place(person).map(place -> new Standing(place, access(person, place)));
  }

  /// Somebody of the same company or office, and their access there.
  record Colleague(Person person, Access access) {}

  /// The people of the actor's company or office, by name.
  ///
  /// @param after only those who follow this person; 0 for the first
  List<Colleague> colleagues(Actor actor, long after, int limit) {
    Optional<Firm> firm = actor.company().map(store::firm);
    List<ModuleState> modules = store.modules();
    return people.colleagues(TrailStore.Place.of(actor), after, limit).stream()
        .map(person -> colleague(actor, person, firm, modules))
        .toList();
  }

  /// One of them; none if the person acts elsewhere.
  Optional<Colleague> colleague(Actor actor, long person) {
    return people
        .person(person)
        .filter(_ -> people.isOf(person, TrailStore.Place.of(actor)))
        .map(p -> colleague(actor, p, actor.company().map(store::firm), store.modules()));
  }

  private Colleague colleague(
      Actor actor, Person person, Optional<Firm> firm, List<ModuleState> modules) {
    var place = new PersonStore.Place(person.name(), actor.company(), actor.office());
    return new Colleague(person, access(person.id(), place, firm, modules));
  }

  private Access access(long person, PersonStore.Place place) {
    return access(person, place, place.company().map(store::firm), store.modules());
  }

  private Access access(
      long person, PersonStore.Place place, Optional<Firm> firm, List<ModuleState> modules) {
    Instant now = clock.instant();
    Optional<AccountFacts> account = accounts.facts(person, LocalDate.ofInstant(now, Texts.ZONE));
    var facts =
        new AccessFacts(
            account.map(AccountFacts::state).orElse(Account.CLOSED),
            factors.any(person),
            totp.recoveryLeft(person),
            firm,
            place.office(),
            store.habilitations(person, place.company(), place.office()),
            modules);
    return AccessRules.evaluate(facts, now)
        .with(account.map(known -> AccountRules.gates(known, now)).orElse(List.of()));
  }

  /// A machine with what its company's state leaves of the rights of its key.
  Actor machine(Actor key) {
    return new Actor(
        key.id(),
        key.name(),
        key.company(),
        key.office(),
        machineAccess(key).left(key.rights()),
        key.offices());
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

  /// What a machine's company leaves of the rights of its key.
  Access machineAccess(Actor key) {
    return AccessRules.evaluate(key.company().map(store::firm), store.modules(), clock.instant());
  }
}
