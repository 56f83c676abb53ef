// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/// What axe finds wrong with a page for those who see, hear or move otherwise.
final class Axe {
  private Axe() {}

  /// Each rule that is broken, with the first element that breaks it; empty for a page without
  /// barrier.
  static List<String> violations(Page page) {
    return new AxeBuilder(page).analyze().getViolations().stream().map(Axe::told).toList();
  }

  private static String told(Rule rule) {
    return rule.getId() + " " + rule.getNodes().getFirst().getHtml();
  }
}
