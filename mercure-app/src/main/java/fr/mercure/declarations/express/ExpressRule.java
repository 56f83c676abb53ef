// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

/// One thing that is checked. The constants are in the enumerations by subject; {@link
/// ExpressRules} runs them.
sealed interface ExpressRule
    permits ExpressHeaderRules,
        ExpressPartyRules,
        ExpressValueRules,
        ExpressTaxRules,
        ExpressGoodsRules,
        ExpressPlaceRules,
        ExpressFollowUpRules {
  /// What it is called and what it says.
  RuleCard card();

  /// A check of one kind of message.
  ///
  /// @param <M> the message: declaration, presentation or invalidation
  @FunctionalInterface
  interface Check<M> {
    /// Reports what is wrong; never throws, never stops the other rules.
    void check(M message, RuleContext context, RuleReport report);
  }
}
