// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Choice;
import fr.mercure.web.Shell;
import fr.mercure.web.Tone;
import java.util.List;
import java.util.Optional;

/// « Situation de mon accès », as shown.
///
/// @param who whose it is
/// @param own whether it is the reader's own
/// @param stopped gates that block, farthest reaching first
/// @param others the rest
/// @param rights what may be done now, as sentences
/// @param refused the right whose refusal led here
/// @param askable rights that they may ask for
/// @param proven what the reader has proven
/// @param done what became of the form just sent
public record SituationPage(
    Shell shell,
    String who,
    boolean own,
    List<Line> stopped,
    List<Line> others,
    List<String> rights,
    Optional<String> refused,
    List<Choice> askable,
    Optional<RequestsPage.Said> done,
    Proven proven) {

  /// What the reader has proven, which decides what they may read.
  public enum Proven {
    /// The first factor, of an account that may go no further.
    FIRST,
    /// The first factor; the second one may follow.
    HALF,
    ALL
  }

  /// One gate.
  ///
  /// @param subject what was looked at
  /// @param verdict in a word
  /// @param text what was found
  /// @param code of the cause, with a help page; empty if all is well
  /// @param since when it began; empty if not known
  /// @param remedy what to do; empty if nothing
  /// @param lifter who can lift it; empty if nothing is to be lifted
  /// @param ask the right that may be asked for; empty if none
  /// @param again whether it was asked for already
  public record Line(
      String subject,
      Tone tone,
      String verdict,
      String text,
      String code,
      String since,
      String remedy,
      String lifter,
      String ask,
      boolean again) {}
}
