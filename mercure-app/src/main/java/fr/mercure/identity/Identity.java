// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Eori;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What other modules may ask about companies and people. Active ones only, unless said otherwise.
@Component
public final class Identity {
  private final PersonStore store;

  Identity(PersonStore store) {
    this.store = store;
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
    return store.actors();
  }

  /// The person of this key as they act now; nobody if they may not act at all.
  public Optional<Actor> actor(long person) {
    return store.actor(person);
  }

  /// The person of this key, whatever their state.
  public Optional<Person> person(long id) {
    return store.person(id);
  }
}
