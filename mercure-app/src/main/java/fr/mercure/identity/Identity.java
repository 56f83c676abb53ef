// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Eori;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What other modules may ask about companies and people. Active ones only, unless said otherwise.
@Component
public final class Identity {
  private final PersonStore store;
  private final AccessDesk access;
  private final RightDesk rights;
  private final ReviewDesk reviews;
  private final AttemptStore attempts;

  Identity(
      PersonStore store,
      AccessDesk access,
      RightDesk rights,
      ReviewDesk reviews,
      AttemptStore attempts) {
    this.store = store;
    this.access = access;
    this.rights = rights;
    this.reviews = reviews;
    this.attempts = attempts;
  }

  /// Tries to sign in to one account within a day of the one that bears this reference, that one
  /// among them; empty if there is none. For support, which writes down that it looked.
  public List<SignInTry> tries(String reference) {
    return attempts.beside(reference);
  }

  /// Until when the actor has to certify the rights of their company or office; none if that is not
  /// theirs to do, or not yet.
  public Optional<Instant> reviewDue(Actor actor) {
    return reviews.dueSoon(actor);
  }

  /// A right that somebody asks for.
  ///
  /// @param name of whoever asks
  /// @param since when it was asked for
  public record RightAsked(String name, Right right, Instant since) {}

  /// What people ask the actor to grant, oldest first; empty if that is not theirs to decide.
  public List<RightAsked> asked(Actor actor) {
    return rights.asked(actor).stream()
        .map(asked -> new RightAsked(asked.name(), asked.right(), asked.since()))
        .toList();
  }

  /// The company of this key, whatever its state.
  public Optional<Company> company(long id) {
    return store.company(id);
  }

  /// The company whose declarations carry this number.
  public Optional<Company> company(Eori eori) {
    return store.company(eori);
  }

  /// Whoever acts for the company now.
  public List<Person> peopleOf(long company) {
    return store.peopleOfCompany(company);
  }

  /// The officers of a customs office now.
  ///
  /// @param office its eight characters
  public List<Person> officersOf(String office) {
    return store.officers(office);
  }

  /// Everybody who may act now, as they act: for their office, else for their first company.
  public List<Actor> acting() {
    return store.acting().stream().flatMap(person -> actor(person).stream()).toList();
  }

  /// The person of this key as they act now; nobody if they may not act at all.
  public Optional<Actor> actor(long person) {
    return access
        .standing(person)
        .map(standing -> standing.actor(person))
        .filter(actor -> actor.company().isPresent() || actor.office().isPresent());
  }

  /// Codes of what stops this person from something they were given or asked for; empty if nothing
  /// does.
  public List<String> causes(long person) {
    return access.standing(person).map(standing -> standing.access().codes()).orElse(List.of());
  }

  /// The person of this key, whatever their state.
  public Optional<Person> person(long id) {
    return store.person(id);
  }
}
