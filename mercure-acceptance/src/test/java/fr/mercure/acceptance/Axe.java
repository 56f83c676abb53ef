// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The rules of axe: what a page must not do to whoever uses it.
final class Axe {
  private static final String SCRIPT = script();

  /// All of its rules, as by default, but only what is broken comes back.
  private static final String RUN =
      """
      () => axe.run(document, {resultTypes: ['violations']}).then(results =>
        results.violations.map(rule => rule.id + ' ' + rule.nodes[0].html))
      """;

  private Axe() {}

  /// Each rule that is broken, with the first element that breaks it; empty for a page without
  /// barrier.
  static List<String> violations(Page page) {
    return page.frames().size() > 1 ? framed(page) : plain(page);
  }

  /// Reading the rules takes a browser longer than following them: once for each page is enough.
  private static List<String> plain(Page page) {
    if (!Boolean.TRUE.equals(page.evaluate("typeof axe === 'object'"))) {
      page.evaluate(SCRIPT);
    }
    if (page.evaluate(RUN) instanceof List<?> broken) {
      return broken.stream().map(String::valueOf).toList();
    }
    throw new IllegalStateException("axe gave no list");
  }

  /// What it found in each frame is put together by the library, at greater cost.
  private static List<String> framed(Page page) {
    AxeResults results = new AxeBuilder(page).analyze();
    if (results.isErrored()) {
      throw new IllegalStateException(results.getErrorMessage());
    }
    return results.getViolations().stream().map(Axe::told).toList();
  }

  private static String told(Rule rule) {
    return rule.getId() + " " + rule.getNodes().getFirst().getHtml();
  }

  private static String script() {
    try (InputStream in =
        Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
