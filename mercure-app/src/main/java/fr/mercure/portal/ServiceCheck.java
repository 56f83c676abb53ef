// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.web.Texts;

/// One part of Mercure whose health the status page shows. Asked often and by anybody: answer
/// within half a second and name no person, company or declaration.
public interface ServiceCheck {
  /// Such as "Base de données".
  String name(Texts texts);

  /// How it is now. A check that throws counts as {@link Level#DOWN}.
  Health now(Texts texts);

  /// The answer of a check.
  ///
  /// @param detail one sentence: what is measured, with its value
  record Health(Level level, String detail) {}

  /// From best to worst.
  enum Level {
    NORMAL,
    SLOW,
    DOWN
  }
}
