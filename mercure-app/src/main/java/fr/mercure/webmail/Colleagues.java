// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import fr.mercure.identity.Identity;
import fr.mercure.identity.Person;
import java.util.List;
import org.springframework.stereotype.Component;

/// Whoever works in the office or company of somebody.
@Component
class Colleagues {
  private final Identity identity;

  Colleagues(Identity identity) {
    this.identity = identity;
  }

  List<Person> of(Actor actor) {
    return actor
        .office()
        .map(identity::officersOf)
        .or(() -> actor.company().map(Company::id).map(identity::peopleOf))
        .orElse(List.of());
  }
}
