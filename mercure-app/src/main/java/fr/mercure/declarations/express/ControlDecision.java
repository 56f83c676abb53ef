// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.web.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How an officer ends a control. The operator reads result, basis and reasons word for word.
///
/// @param result one of [#RESULTS]
/// @param basis one of [#BASES]; article 191 if none is named
/// @param reasons obligatory for anything but conform
/// @param release whether the goods go at once
record ControlDecision(String result, String basis, String reasons, boolean release) {
  static final List<String> RESULTS = List.of("CONFORM", "RESERVES", "NOT_CONFORM");
  static final List<String> BASES = List.of("UCC188", "UCC190", "UCC191", "UCC194", "UCC198");
  static final int LONGEST_REASONS = 1_000;
  private static final String RESULTS_OF_VERIFICATION = "UCC191";

  /// What a decision lacks.
  ///
  /// @param field `result`, `basis` or `reasons`
  /// @param words key of the sentence that says so
  record Fault(String field, String words) {}

  ControlDecision {
    basis = basis.isEmpty() ? RESULTS_OF_VERIFICATION : basis;
    reasons = reasons.strip();
  }

  /// Whether the goods are what was declared, with remarks or without.
  boolean conform() {
    return !result.equals("NOT_CONFORM");
  }

  /// @param discrepancy whether an item was found not to be what was declared
  List<Fault> faults(boolean discrepancy) {
    var faults = new ArrayList<Fault>();
    if (!RESULTS.contains(result)) {
      faults.add(new Fault("result", "express.decision.result.missing"));
    }
    if (!BASES.contains(basis)) {
      faults.add(new Fault("basis", "express.decision.basis.unknown"));
    }
    if (!result.equals("CONFORM") && reasons.isEmpty()) {
      faults.add(new Fault("reasons", "express.decision.reasons.missing"));
    }
    if (reasons.length() > LONGEST_REASONS) {
      faults.add(new Fault("reasons", "express.decision.reasons.long"));
    }
    if (result.equals("CONFORM") && discrepancy) {
      faults.add(new Fault("result", "express.decision.reasons.conflict"));
    }
    return faults;
  }

  /// What the operator reads.
  String words(Texts texts) {
    return Stream.of(
            texts.get("express.decision.result." + result),
            texts.get("express.decision.basis." + basis),
            reasons)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" – "));
  }
}
