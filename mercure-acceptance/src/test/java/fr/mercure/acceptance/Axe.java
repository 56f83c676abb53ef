// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/// What axe finds wrong with a page for those who see, hear or move otherwise.
final class Axe {
  private Axe() {}

  /// Each rule that is broken, with the first element that breaks it; empty for a page without
  /// barrier.
  static List<String> violations(Page page) {
    AxeResults results = analysed(page);
    if (results.isErrored()) {
      throw new IllegalStateException(results.getErrorMessage());
    }
    return results.getViolations().stream().map(Axe::told).toList();
  }

  /// Only a page with frames needs the blank page, in a browser context of its own, where axe puts
  /// together what it found in each of them: that costs more than looking.
  private static AxeResults analysed(Page page) {
    var options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(page)
        .options(options)
        .setLegacyMode(page.frames().size() == 1)
        .analyze();
  }

  private static String told(Rule rule) {
    return rule.getId() + " " + rule.getNodes().getFirst().getHtml();
  }
}
