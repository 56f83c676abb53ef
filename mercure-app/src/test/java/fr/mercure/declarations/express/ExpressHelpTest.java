// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.web.FindingCatalogue.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressHelpTest {
  private final List<Entry> entries = new ExpressHelp().entries();

  @Test
  void explainsEveryRuleOnce() {
    assertThat(entries)
        .extracting(Entry::code)
        .doesNotHaveDuplicates()
        .hasSameSizeAs(ExpressRules.all());
  }

  @Test
  void speaksOfNoMessageInParticular() {
    assertThat(entries)
        .allSatisfy(entry ->
            assertThat(entry.title().fr() + entry.title().en() + entry.remedy().fr())
                .isNotBlank()
                .doesNotContainPattern("\\{\\d}"));
  }

  @Test
  void namesTheSourceOfEveryRule() {
    assertThat(entries).extracting(Entry::source).doesNotContain("");
  }
}
