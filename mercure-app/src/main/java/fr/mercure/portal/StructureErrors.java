// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.messages.StructureRules;
import fr.mercure.web.FindingCatalogue;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/// What can be wrong with the structure of any message, as entries of the help.
@Component
class StructureErrors implements FindingCatalogue {
  private static final String SOURCE = "XML 1.0";

  @Override
  public List<Entry> entries() {
    return Arrays.stream(StructureRules.values()).map(StructureErrors::entry).toList();
  }

  private static Entry entry(StructureRules rule) {
    return new Entry(
        rule.code(),
        Entry.withoutValues(rule.text()),
        Entry.withoutValues(rule.text()),
        Entry.withoutValues(rule.remedy()),
        SOURCE,
        "",
        "",
        "");
  }
}
