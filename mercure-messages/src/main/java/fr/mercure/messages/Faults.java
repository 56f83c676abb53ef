// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Pointer;
import fr.mercure.kernel.Wording;
import java.util.ArrayList;
import java.util.List;

/// The findings of one reading, in the order they were met, up to a limit.
final class Faults {
  /// Where a place in the document is, in lines.
  interface Lines {
    int of(int place);
  }

  private final List<Finding> findings = new ArrayList<>();
  private final Lines lines;
  private final int limit;

  /// Which start tag, counted from 1, the first finding is about: what the schema validator's first
  /// error is compared with.
  private int firstElement;

  Faults(Lines lines, int limit) {
    this.lines = lines;
    this.limit = limit;
  }

  /// @param element which start tag, counted from 1; 0 for the document
  void add(
      StructureRules rule,
      int element,
      Pointer pointer,
      int place,
      String number,
      String value,
      Wording... marks) {
    if (findings.isEmpty()) {
      firstElement = element;
    }
    if (findings.size() == limit) {
      Wording most = same(Integer.toString(limit));
      findings.add(
          StructureRules.TOO_MANY_FINDINGS.at(
              Pointer.ROOT, lines.of(place), "", "", Wording.NONE, most));
    } else if (findings.size() < limit) {
      findings.add(rule.at(pointer, lines.of(place), number, value, marks));
    }
  }

  /// Whether reading on would only find more of the same.
  boolean full() {
    return findings.size() > limit;
  }

  boolean none() {
    return findings.isEmpty();
  }

  int firstElement() {
    return firstElement;
  }

  List<Finding> toList() {
    return List.copyOf(findings);
  }

  /// Words that are the same in both languages: names, values, numbers.
  static Wording same(String words) {
    return new Wording(words, words);
  }
}
