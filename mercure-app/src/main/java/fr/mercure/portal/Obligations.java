// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.identity.Actor;
import fr.mercure.web.Texts;
import java.util.List;

/// What a module expects the person to do by a certain time. Home shows the obligations of all
/// modules together, the most pressing first.
public interface Obligations {
  /// At most twenty, most pressing first; empty if there is nothing to do.
  List<Obligation> of(Actor actor, Texts texts);
}
