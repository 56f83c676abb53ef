// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.util.List;

/// One fault that was injected, and what the check said.
///
/// @param cause expected first; `-` for a healthy world
record Trial(String injection, String cause, String what, Report report) {
  static final String NOTHING = "-";

  boolean isHealthy() {
    return cause.equals(NOTHING);
  }

  /// The code named first, or what the verdict is without one.
  String named() {
    return report.causes().isEmpty() ? NOTHING : report.causes().getFirst().cause().code();
  }

  List<String> allNamed() {
    return report.causes().stream().map(one -> one.cause().code()).toList();
  }

  boolean isRight() {
    return named().equals(cause);
  }

  /// Whether whoever is told can remove the fault.
  boolean isRightSide() {
    return isHealthy() ? isRight() : !isUndecided() && side(named()) == side(cause);
  }

  /// Tells the user's side although it is the service: the one mistake that must not happen.
  boolean isWrongAccusation() {
    return !isHealthy()
        && side(cause) == Side.SERVICE
        && !isUndecided()
        && report.causes().getFirst().evidence() != Evidence.POSSIBLE
        && side(named()) != Side.SERVICE;
  }

  private boolean isUndecided() {
    return named().equals(NOTHING);
  }

  static Side side(String code) {
    return Causes.standard().find(code).orElseThrow().side();
  }
}
