// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.web.FindingCatalogue;
import java.util.List;
import org.springframework.stereotype.Component;

/// A help page for each rule of the H7, made from the rule itself.
@Component
class ExpressHelp implements FindingCatalogue {
  @Override
  public List<Entry> entries() {
    return ExpressRules.all().stream().map(rule -> entry(rule.card())).toList();
  }

  private static Entry entry(RuleCard card) {
    return new Entry(
        card.code(),
        Entry.withoutValues(card.text()),
        Entry.withoutValues(card.text()),
        Entry.withoutValues(card.remedy()),
        card.source(),
        card.element(),
        "",
        "");
  }
}
