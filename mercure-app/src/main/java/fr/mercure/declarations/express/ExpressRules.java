// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The law of the H7 as far as a message alone, the dated tables and a few answers of the register
/// can judge it. Each rule is a constant of an enumeration by subject, with its code, its source
/// and its words; `docs/rules/express.md` lists them.
final class ExpressRules {
  private static final ExpressFollowUpRules[] FOLLOW_UP = ExpressFollowUpRules.values();

  /// In the order in which they speak.
  private static final List<ExpressRule> ALL =
      Stream.<ExpressRule[]>of(
              ExpressHeaderRules.values(),
              ExpressDeclarantRules.values(),
              ExpressCallerRules.values(),
              ExpressPartyRules.values(),
              ExpressValueRules.values(),
              ExpressTaxRules.values(),
              ExpressGoodsRules.values(),
              ExpressPlaceRules.values(),
              FOLLOW_UP)
          .flatMap(Stream::of)
          .toList();

  private ExpressRules() {}

  /// What is wrong with a declaration or an amendment; empty if nothing is. Never throws for what a
  /// message says; at most {@value RuleReport#MOST_FINDINGS} findings.
  static List<Finding> check(ExpressDeclaration h7, RuleContext context) {
    RuleReport report = new RuleReport();
    for (ExpressRule rule : ALL) {
      rule.check(h7, context, report);
    }
    return report.findings();
  }

  /// What is wrong with a presentation.
  static List<Finding> check(ExpressPresentation i2, RuleContext context) {
    RuleReport report = new RuleReport();
    for (ExpressFollowUpRules rule : FOLLOW_UP) {
      rule.check(i2, context, report);
    }
    return report.findings();
  }

  /// What is wrong with a request for invalidation.
  static List<Finding> check(ExpressInvalidation inv, RuleContext context) {
    RuleReport report = new RuleReport();
    for (ExpressFollowUpRules rule : FOLLOW_UP) {
      rule.check(inv, context, report);
    }
    return report.findings();
  }

  /// Every rule, in the order of the documentation.
  static List<ExpressRule> all() {
    return ALL.stream().sorted(Comparator.comparing(rule -> rule.card().code())).toList();
  }
}
