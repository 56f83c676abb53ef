// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.access.Condition.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// From facts to causes. Pure: the same facts give the same causes in the same order.
final class Diagnosis {
  private final Causes causes;

  Diagnosis(Causes causes) {
    this.causes = causes;
  }

  /// A cause and how sure it is.
  record Named(Cause cause, Evidence evidence, List<Condition> proof) {
    private Named doubted() {
      return new Named(cause, Evidence.POSSIBLE, proof);
    }
  }

  /// What the facts say: first what blocks, then the lower layer, consequences left out. Possible
  /// causes are told only where nothing better is.
  List<Named> of(Facts facts) {
    var named = new ArrayList<Named>();
    for (Cause cause : causes.rows()) {
      judge(cause, facts, named);
    }
    named.removeIf(one -> isExplained(one, List.copyOf(named)));
    if (named.stream().anyMatch(one -> one.evidence() != Evidence.POSSIBLE)) {
      named.removeIf(one -> one.evidence() == Evidence.POSSIBLE);
    }
    List<Named> before = List.copyOf(named);
    named.replaceAll(one -> isContested(one, before) ? one.doubted() : one);
    named.sort(Comparator.comparing((Named one) -> !one.cause().blocks()));
    return List.copyOf(named);
  }

  private static boolean isExplained(Named one, List<Named> all) {
    return all.stream()
        .anyMatch(other ->
            other.evidence().compareTo(one.evidence()) <= 0
                && other.cause().explains().contains(one.cause().code()));
  }

  /// Without proof, the same sign must not accuse one side while it might be another: a wrong
  /// accusation costs more than none.
  private static boolean isContested(Named one, List<Named> all) {
    return one.evidence() == Evidence.PROBABLE
        && all.stream()
            .anyMatch(other ->
                other.evidence() == Evidence.PROBABLE
                    && other.cause().side() != one.cause().side()
                    && firstSign(other).equals(firstSign(one)));
  }

  private static String firstSign(Named one) {
    return one.cause().requires().getFirst().key();
  }

  private static void judge(Cause cause, Facts facts, List<Named> named) {
    if (cause.excludes().stream().anyMatch(sign -> sign.in(facts) == Truth.YES)) {
      return;
    }
    switch (Condition.all(cause.requires(), facts)) {
      case NO -> {}
      case YES -> prove(cause, facts, named);
      case UNKNOWN -> {
        // The first sign is what makes one think of the cause at all.
        if (cause.requires().getFirst().in(facts) == Truth.YES) {
          named.add(new Named(cause, Evidence.POSSIBLE, List.of()));
        }
      }
    }
  }

  private static void prove(Cause cause, Facts facts, List<Named> named) {
    boolean undecided = false;
    for (List<Condition> proof : cause.proofs()) {
      Truth truth = Condition.all(proof, facts);
      if (truth == Truth.YES) {
        named.add(new Named(cause, Evidence.PROVEN, proof));
        return;
      }
      undecided |= truth == Truth.UNKNOWN;
    }
    if (undecided) {
      named.add(new Named(cause, Evidence.PROBABLE, List.of()));
    }
  }

  /// Keys of the facts that would decide what the present ones only suggest.
  Set<String> wanted(Facts facts) {
    var keys = new LinkedHashSet<String>();
    for (Cause cause : causes.rows()) {
      boolean excluded = cause.excludes().stream().anyMatch(sign -> sign.in(facts) == Truth.YES);
      if (!excluded
          && Condition.all(cause.requires(), facts) != Truth.NO
          && suspected(cause, facts)) {
        cause.requires().forEach(sign -> keys.add(sign.key()));
        cause.proofs().stream()
            .filter(proof -> Condition.all(proof, facts) == Truth.UNKNOWN)
            .forEach(proof -> proof.forEach(sign -> keys.add(sign.key())));
      }
    }
    keys.removeAll(facts.byKey().keySet());
    return keys;
  }

  private static boolean suspected(Cause cause, Facts facts) {
    return cause.requires().getFirst().in(facts) == Truth.YES;
  }
}
