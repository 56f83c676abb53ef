// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.kernel.Wording;
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
        general(rule.text()),
        general(rule.text()),
        general(rule.remedy()),
        SOURCE,
        "",
        "",
        "");
  }

  /// Without the values of a particular message.
  private static Wording general(Wording wording) {
    return new Wording(
        wording.fr().replaceAll("\\{\\d}", "…"), wording.en().replaceAll("\\{\\d}", "…"));
  }
}
