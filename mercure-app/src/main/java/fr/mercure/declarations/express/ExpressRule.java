// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.ExpressDeclaration.Item;
import java.util.List;

/// One thing that is checked. The constants are in the enumerations by subject; {@link
/// ExpressRules} runs them.
sealed interface ExpressRule
    permits ExpressHeaderRules,
        ExpressDeclarantRules,
        ExpressCallerRules,
        ExpressPartyRules,
        ExpressValueRules,
        ExpressTaxRules,
        ExpressGoodsRules,
        ExpressPlaceRules,
        ExpressFollowUpRules {
  /// What it is called, what it says and how it judges a declaration.
  Judged judged();

  /// What it is called and what it says.
  default RuleCard card() {
    return judged().card();
  }

  /// Reports what is wrong with a declaration or an amendment.
  default void check(ExpressDeclaration h7, RuleContext context, RuleReport report) {
    judged().check().check(h7, context, report.of(card()));
  }

  /// A rule with its check of a declaration.
  record Judged(RuleCard card, Check<ExpressDeclaration> check) {}

  /// A check of one kind of message.
  ///
  /// @param <M> the message: declaration, presentation or invalidation
  @FunctionalInterface
  interface Check<M> {
    /// Reports what is wrong; never throws, never stops the other rules.
    void check(M message, RuleContext context, RuleReport report);
  }

  /// A check of one item, whatever the others are.
  @FunctionalInterface
  interface ItemCheck {
    /// Reports what is wrong with one item.
    ///
    /// @param i place of the item, from 0
    void check(Item item, int i, RuleContext context, RuleReport report);
  }

  /// The same check for each item.
  static Check<ExpressDeclaration> eachItem(ItemCheck check) {
    return (h7, context, report) -> {
      List<Item> items = h7.items();
      for (int i = 0; i < items.size(); i++) {
        check.check(items.get(i), i, context, report);
      }
    };
  }
}
