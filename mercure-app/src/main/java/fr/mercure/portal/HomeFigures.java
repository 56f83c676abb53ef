// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.identity.Actor;
import fr.mercure.web.Figure;
import fr.mercure.web.Texts;
import java.util.List;

/// Numbers of the day that a module shows in the strip of the home page.
public interface HomeFigures {
  /// In the order shown.
  List<Figure> of(Actor actor, Texts texts);
}
