// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import fr.mercure.web.Tone;

/// How far a declaration has come, for people: one of five steps (lodged, accepted, control,
/// assessed, released), who has to do something next, and what it means.
///
/// @param step from 1 to 5
/// @param tone of the current step
/// @param waitsFor `DECLARANT`, `CUSTOMS`, or `NOBODY`
public record CaseProgress(int step, Tone tone, String waitsFor) {

  /// The progress of a declaration that stands there. A state that this version does not know
  /// counts as lodged.
  public static CaseProgress of(Filing.Standing standing) {
    return switch (standing.state()) {
      case "REFUSED" -> new CaseProgress(1, Tone.BAD, "DECLARANT");
      case "PRELODGED" -> new CaseProgress(1, Tone.WARN, "DECLARANT");
      case "PRESENTED" -> new CaseProgress(1, Tone.OK, "CUSTOMS");
      case "ACCEPTED" -> new CaseProgress(2, Tone.OK, "CUSTOMS");
      case "WAITING" -> new CaseProgress(2, Tone.WARN, "DECLARANT");
      case "UNDER_CONTROL" -> new CaseProgress(3, controlTone(standing), "CUSTOMS");
      case "CONFORM" -> new CaseProgress(4, Tone.OK, "CUSTOMS");
      case "NOT_CONFORM" -> new CaseProgress(3, Tone.BAD, "CUSTOMS");
      case "RELEASED" -> new CaseProgress(5, Tone.OK, "NOBODY");
      case "INVALIDATED" -> new CaseProgress(2, Tone.BAD, "NOBODY");
      case "CANCELLED", "EXPIRED" -> new CaseProgress(1, Tone.BAD, "NOBODY");
      default -> new CaseProgress(1, Tone.OK, "CUSTOMS");
    };
  }

  /// The key of the state in words; under control it says what is examined.
  public static String key(Filing.Standing standing) {
    boolean examined = standing.state().equals("UNDER_CONTROL");
    return "state."
        + standing.state()
        + (examined ? standing.control().map(kind -> "." + kind).orElse("") : "");
  }

  private static Tone controlTone(Filing.Standing standing) {
    return standing.control().filter("PHYSICAL"::equals).isPresent() ? Tone.BAD : Tone.WARN;
  }
}
