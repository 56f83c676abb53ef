// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.util.Locale;

/// One line of the result: two sides measured in turn, and how much of one the other must reach.
///
/// @param what the two sides in words
/// @param target least ratio
record Goal(String name, String what, Series baseline, Series subject, double target) {
  private static final double WIDEST_SPREAD = 0.20;
  private static final String MISSED = "missed";

  static String heading() {
    return String.format(
        Locale.ROOT,
        "%-4s %-46s %16s %16s %7s %7s  %s",
        "goal",
        "subject / baseline",
        "baseline /s",
        "subject /s",
        "ratio",
        "target",
        "verdict");
  }

  double ratio() {
    return subject.median() / baseline.median();
  }

  /// @param doubt why the run as a whole cannot be judged; empty if it can
  String line(String doubt) {
    return String.format(
        Locale.ROOT,
        "%-4s %-46s %9.0f ±%3.0f%% %9.0f ±%3.0f%% %7.2f %7.2f  %s",
        name,
        what,
        baseline.median(),
        baseline.spread() * 50,
        subject.median(),
        subject.spread() * 50,
        ratio(),
        target,
        verdict(doubt));
  }

  /// Whether the ratio is too low and nothing stands in the way of saying so.
  boolean isMissed(String doubt) {
    return verdict(doubt).equals(MISSED);
  }

  private String verdict(String doubt) {
    String reached = ratio() >= target ? "met" : MISSED;
    if (!doubt.isEmpty()) {
      return "not judged (%s): %s".formatted(doubt, reached);
    }
    return Math.max(baseline.spread(), subject.spread()) > WIDEST_SPREAD
        ? "not judged (windows differ): " + reached
        : reached;
  }
}
