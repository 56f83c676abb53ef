// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Severity;
import fr.mercure.kernel.Wording;

/// What a rule is called, where it comes from and what it says.
///
/// In the words, `{0}` is the value received and `{1}`, `{2}` … are what the check adds: the limit,
/// the sum, the rank of the item.
///
/// @param code stable; the same in every channel
/// @param element number of the EU data element; empty if the rule is about none
/// @param source text that lays the rule down
record RuleCard(
    String code, String element, String source, Severity severity, Wording text, Wording remedy) {

  static RuleCard rule(String code, String element, String source) {
    return new RuleCard(code, element, source, Severity.ERROR, Wording.NONE, Wording.NONE);
  }

  /// The same, but the message passes.
  RuleCard warning() {
    return new RuleCard(code, element, source, Severity.WARNING, text, remedy);
  }

  /// The same with its sentence: what is wrong and what the limit is.
  RuleCard says(String fr, String en) {
    return new RuleCard(code, element, source, severity, new Wording(fr, en), remedy);
  }

  /// The same with what to do.
  RuleCard remedy(String fr, String en) {
    return new RuleCard(code, element, source, severity, text, new Wording(fr, en));
  }

  /// The rule, with how it judges a declaration.
  ExpressRule.Judged judged(ExpressRule.Check<ExpressDeclaration> check) {
    return new ExpressRule.Judged(this, check);
  }
}
