// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.federation.FederationCauses;
import fr.mercure.kernel.Wording;
import java.util.Optional;

/// What a number or word that FranceConnect or ProConnect showed means: most of theirs are shown
/// with one and the same sentence.
///
/// @param cause of our list, with a help page of its own
/// @param lifter who can remove it, as in `gate.lifter.…` of the words
public record FederationCode(String cause, Wording text, Wording remedy, String lifter) {
  /// Explains what was shown.
  ///
  /// @param shown as somebody typed it, such as `Y190001` or `access_denied`
  /// @return empty if it is none that we know
  public static Optional<FederationCode> explain(String shown) {
    return FederationCauses.typed(shown)
        .map(Causes::of)
        .map(cause ->
            new FederationCode(cause.code(), cause.text(), cause.remedy(), cause.who().name()));
  }
}
