// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The table of causes tried on itself: with nothing but its own signs and proof, each row must be
/// named first, and every fact that it speaks of must come from some probe or from the page.
final class SelfTest {
  private final Causes causes;

  SelfTest(Causes causes) {
    this.causes = causes;
  }

  /// What is wrong, one sentence each; empty if all is well.
  List<String> faults() {
    var faults = new ArrayList<String>();
    Set<String> known = new LinkedHashSet<>();
    Stream.of(Probe.values()).forEach(probe -> known.addAll(probe.gives()));
    known.addAll(Sightings.KEYS);
    for (Cause cause : causes.rows()) {
      signs(cause)
          .filter(sign -> !known.contains(sign.key()))
          .forEach(sign -> faults.add(cause.code() + ": no probe gives " + sign.key()));
      cause.explains().stream()
          .filter(code -> causes.find(code).isEmpty())
          .forEach(code -> faults.add(cause.code() + ": explains " + code + ", which is no row"));
      List<Diagnosis.Named> named = new Diagnosis(causes).of(sample(cause));
      if (named.isEmpty() || !named.getFirst().cause().equals(cause)) {
        String first = named.isEmpty() ? "nothing" : named.getFirst().cause().code();
        faults.add(cause.code() + ": its own facts name " + first);
      } else if (named.getFirst().evidence() != Evidence.PROVEN) {
        faults.add(cause.code() + ": its own facts do not prove it");
      }
    }
    return faults;
  }

  private static Stream<Condition> signs(Cause cause) {
    return Stream.of(
            cause.requires().stream(),
            cause.excludes().stream(),
            cause.proofs().stream().flatMap(List::stream))
        .flatMap(signs -> signs);
  }

  /// The facts of a row and nothing else. What excludes it is what remains of alternatives.
  static Facts sample(Cause cause) {
    var facts = new ArrayList<Observation>();
    cause.requires().forEach(sign -> facts.add(fact(sign)));
    cause.proofs().stream().findFirst().ifPresent(p -> p.forEach(sign -> facts.add(fact(sign))));
    return Facts.NONE.with(facts);
  }

  private static Observation fact(Condition sign) {
    String value =
        switch (sign.operator()) {
          case IS -> sign.values().getFirst();
          case IS_NOT -> "ANOTHER";
          case ABOVE -> Long.toString(Long.parseLong(sign.values().getFirst()) + 1);
        };
    return new Observation.State(sign.key(), value, "");
  }
}
