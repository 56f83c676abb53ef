// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Wording;
import java.time.Duration;

/// What the desk says to whoever gave it something to do.
sealed interface ExpressVerdict {

  /// Done or refused; on the disk.
  ///
  /// @param again whether the same message had come before
  record Answered(ExpressAnswer answer, boolean again) implements ExpressVerdict {}

  /// The key given with the message is that of another message: nothing is stored.
  record KeyReused() implements ExpressVerdict {}

  /// The actor sees no such declaration: nothing is stored.
  record NotFound() implements ExpressVerdict {}

  /// An officer asked for what the law does not allow now: nothing is stored.
  record NotAllowed(Wording why) implements ExpressVerdict {}

  /// Others moved the declaration again and again meanwhile: nothing is stored.
  record Overtaken() implements ExpressVerdict {}

  /// Too much is waiting: nothing is stored.
  record Busy(Duration retryAfter) implements ExpressVerdict {}
}
