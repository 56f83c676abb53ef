// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import fr.mercure.identity.Mandates;
import fr.mercure.kernel.Eori;
import java.util.Set;

/// On whose behalf a message came, and how far that reaches.
///
/// @param mandates that the operator holds or gave
/// @param offices customs offices that the right to lodge is limited to; empty for every office
record Caller(Eori eori, Mandates mandates, Set<String> offices) {
  static Caller of(Actor actor, Company company, Mandates mandates) {
    return new Caller(company.eori(), mandates, actor.offices());
  }
}
