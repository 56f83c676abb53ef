// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Finding;
import java.util.List;
import java.util.stream.Stream;

/// The law of the H7 as far as a message alone, the dated tables and a few answers of the register
/// can judge it. Each rule is a constant of an enumeration by subject, with its code, its source
/// and its words; `docs/rules/express.md` lists them.
public final class ExpressRules {
  private static final ExpressHeaderRules[] HEADER = ExpressHeaderRules.values();
  private static final ExpressPartyRules[] PARTIES = ExpressPartyRules.values();
  private static final ExpressValueRules[] VALUES = ExpressValueRules.values();
  private static final ExpressTaxRules[] TAXES = ExpressTaxRules.values();
  private static final ExpressGoodsRules[] GOODS = ExpressGoodsRules.values();
  private static final ExpressPlaceRules[] PLACES = ExpressPlaceRules.values();
  private static final ExpressFollowUpRules[] FOLLOW_UP = ExpressFollowUpRules.values();

  private ExpressRules() {}

  /// What is wrong with a declaration or an amendment; empty if nothing is. Never throws for what a
  /// message says; at most {@value RuleReport#MOST_FINDINGS} findings.
  public static List<Finding> check(ExpressDeclaration h7, RuleContext context) {
    RuleReport report = new RuleReport();
    for (ExpressHeaderRules rule : HEADER) {
      rule.check(h7, context, report);
    }
    for (ExpressPartyRules rule : PARTIES) {
      rule.check(h7, context, report);
    }
    for (ExpressValueRules rule : VALUES) {
      rule.check(h7, context, report);
    }
    for (ExpressTaxRules rule : TAXES) {
      rule.check(h7, context, report);
    }
    for (ExpressGoodsRules rule : GOODS) {
      rule.check(h7, context, report);
    }
    for (ExpressPlaceRules rule : PLACES) {
      rule.check(h7, context, report);
    }
    for (ExpressFollowUpRules rule : FOLLOW_UP) {
      rule.check(h7, context, report);
    }
    return report.findings();
  }

  /// What is wrong with a presentation.
  public static List<Finding> check(ExpressPresentation i2, RuleContext context) {
    RuleReport report = new RuleReport();
    for (ExpressFollowUpRules rule : FOLLOW_UP) {
      rule.check(i2, context, report);
    }
    return report.findings();
  }

  /// What is wrong with a request for invalidation.
  public static List<Finding> check(ExpressInvalidation inv, RuleContext context) {
    RuleReport report = new RuleReport();
    for (ExpressFollowUpRules rule : FOLLOW_UP) {
      rule.check(inv, context, report);
    }
    return report.findings();
  }

  /// Every rule, in the order of the documentation.
  static List<ExpressRule> all() {
    return Stream.<ExpressRule[]>of(HEADER, PARTIES, VALUES, TAXES, GOODS, PLACES, FOLLOW_UP)
        .flatMap(Stream::of)
        .sorted((a, b) -> a.card().code().compareTo(b.card().code()))
        .toList();
  }
}
