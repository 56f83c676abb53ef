// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.Cause.Stops;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One person's access at one instant: every gate, and the rights that are left.
///
/// @param gates all of them, blocking or not: somebody stopped twice learns both at once
/// @param offices customs offices that the right to lodge is limited to; empty for every office
record Access(List<AccessGate> gates, Set<String> offices) {
  /// Acts that bind: what a doubt about the company stops, while reading goes on.
  static final Set<Right> BINDING = EnumSet.of(Right.EXPRESS_LODGE, Right.CONTROL_DECIDE);

  /// With what else was found.
  Access with(List<AccessGate> more) {
    return new Access(Stream.concat(gates.stream(), more.stream()).toList(), offices);
  }

  /// Whether anything but the page of one's own access is open.
  boolean isOpen() {
    return gates.stream().noneMatch(gate -> gate.stops().compareTo(Stops.WORK) >= 0);
  }

  /// What may be done now.
  Set<Right> rights() {
    var rights = EnumSet.noneOf(Right.class);
    gates.stream()
        .filter(
            gate -> gate.kind() == Cause.Gate.RIGHT && gate.verdict() != AccessGate.Verdict.BLOCK)
        .flatMap(gate -> gate.right().stream())
        .filter(right -> refusal(right).isEmpty())
        .forEach(rights::add);
    return rights;
  }

  /// Rights of a list that these gates leave: for machines, whose keys say what they may do.
  Set<Right> left(Set<Right> granted) {
    var left = EnumSet.noneOf(Right.class);
    granted.stream().filter(right -> stopping(right).findAny().isEmpty()).forEach(left::add);
    return left;
  }

  /// What concerns the person alone, whomever they act for.
  static final Set<Cause.Gate> PERSONAL =
      EnumSet.of(
          Cause.Gate.ACCOUNT,
          Cause.Gate.PASSWORD,
          Cause.Gate.SECOND_FACTOR,
          Cause.Gate.FEDERATION,
          Cause.Gate.CERTIFICATE,
          Cause.Gate.SESSION);

  /// What the administrator of a company may know of its people: nothing of their account and
  /// factors.
  Access shared() {
    return new Access(
        gates.stream().filter(gate -> !PERSONAL.contains(gate.kind())).toList(), offices);
  }

  /// Whether something stops the person of which only they may know.
  boolean hasPersonalStop() {
    return gates.stream()
        .anyMatch(gate -> PERSONAL.contains(gate.kind()) && gate.stops() != Stops.NOTHING);
  }

  /// What is known of a right that may be held there.
  AccessGate gate(Right right) {
    return gates.stream()
        .filter(gate -> gate.right().filter(right::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  /// Codes of the causes that stop something, but for rights that were never asked for.
  List<String> codes() {
    return gates.stream()
        .filter(gate -> gate.verdict() == AccessGate.Verdict.BLOCK && !gate.isUnasked())
        .flatMap(gate -> gate.cause().stream())
        .map(Cause::code)
        .distinct()
        .toList();
  }

  /// Why this right may not be used: what reaches farthest comes first.
  Optional<AccessGate> refusal(Right right) {
    return stopping(right).max(Comparator.comparing(AccessGate::stops));
  }

  private Stream<AccessGate> stopping(Right right) {
    return gates.stream().filter(gate -> stops(gate, right));
  }

  private static boolean stops(AccessGate gate, Right right) {
    return switch (gate.stops()) {
      case NOTHING -> false;
      case RIGHT -> gate.right().filter(right::equals).isPresent();
      case FILING -> BINDING.contains(right);
      case WORK, ENTRY -> true;
    };
  }
}
