// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Pointer;
import fr.mercure.kernel.Wording;
import fr.mercure.tariff.Code;
import fr.mercure.tariff.CodeList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Collects what the rules find. Bounded: a message with more faults than that is not read to its
/// end, and its sender has enough to do.
final class RuleReport {
  /// Most findings for one message.
  static final int MOST_FINDINGS = 200;

  private final List<Finding> findings = new ArrayList<>();
  private RuleCard card;

  RuleReport() {
    this.card = RuleCard.rule("", "", "");
  }

  /// The rule that speaks from here on.
  RuleReport of(RuleCard speaking) {
    this.card = speaking;
    return this;
  }

  boolean isFull() {
    return findings.size() >= MOST_FINDINGS;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /// The value at this place breaks the rule.
  ///
  /// @param value as received; `{0}` in the words
  /// @param more `{1}` and further
  void add(Pointer place, String value, Wording... more) {
    add(place, value, card.remedy(), more);
  }

  /// The code at this place is not in its list; the one that was probably meant is the remedy.
  void add(Pointer place, String value, CodeList list, RuleContext context, Wording... more) {
    if (isFull()) {
      return;
    }
    Optional<Code> nearest = context.data().nearest(list, value, context.day());
    add(place, value, nearest.map(RuleReport::suggestion).orElse(card.remedy()), more);
  }

  private static Wording suggestion(Code code) {
    String fr = (code.value() + " " + code.words().fr()).strip();
    String en = (code.value() + " " + code.words().en()).strip();
    return new Wording("Le plus proche : %s.".formatted(fr), "The nearest is %s.".formatted(en));
  }

  private void add(Pointer place, String value, Wording remedy, Wording... more) {
    if (isFull()) {
      return;
    }
    findings.add(
        new Finding(
            card.code(),
            card.severity(),
            place,
            0,
            card.element(),
            value,
            filled(card.text(), value, more),
            filled(remedy, value, more)));
  }

  private static Wording filled(Wording pattern, String value, Wording... more) {
    String cut = Finding.cut(value, 60);
    String fr = pattern.with(values(cut, more, Wording::fr)).fr();
    String en = pattern.with(values(cut, more, Wording::en)).en();
    return new Wording(fr, en);
  }

  private static String[] values(String value, Wording[] more, Function<Wording, String> language) {
    String[] values = new String[more.length + 1];
    values[0] = value;
    for (int i = 0; i < more.length; i++) {
      values[i + 1] = language.apply(more[i]);
    }
    return values;
  }
}
