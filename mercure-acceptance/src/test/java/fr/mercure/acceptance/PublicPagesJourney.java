// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages that are open to all, as browsers see them: without barrier in both languages, on wide
/// and narrow screens, without breaking the content security policy, light, and whole without
/// script.
class PublicPagesJourney {
  private static final int[] WIDTHS = {1440, 320};
  private static final int HEAVIEST_FIRST_LOAD = 100_000;
  private static final int MOST_REQUESTS = 10;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/etat",
        "/dev",
        "/dev/demarrer",
        "/dev/reference",
        "/dev/reference/H7",
        "/dev/composants",
        "/aide",
        "/aide/erreurs",
        "/aide/erreurs/WEB-404",
        "/aide/raccourcis",
        "/accessibilite",
        "/mentions",
        "/confidentialite",
        "/plan-du-site",
        "/connexion"
      })
  void haveNoBarrier(String address) {
    for (int width : WIDTHS) {
      for (String language : List.of("fr", "en")) {
        try (BrowserContext context = context(width, true)) {
          check(context.newPage(), address + "?langue=" + language);
        }
      }
    }
  }

  @Test
  void areLightOnTheFirstVisit() {
    try (BrowserContext context = context(WIDTHS[0], true)) {
      Page page = context.newPage();
      var requests = new ArrayList<Request>();
      page.onRequestFinished(requests::add);
      page.navigate(at("/dev/composants"));
      page.waitForLoadState(LoadState.NETWORKIDLE);
      List<Request> all = List.copyOf(requests);
      int weight = all.stream().mapToInt(r -> r.sizes().responseBodySize).sum();
      assertThat(all).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
      assertThat(weight).isPositive().isLessThanOrEqualTo(HEAVIEST_FIRST_LOAD);
    }
  }

  @Test
  void sayTheSameWithoutScript() {
    for (String address : List.of("/", "/aide", "/dev/demarrer", "/aide/raccourcis")) {
      assertThat(text(address, false)).as(address).isEqualTo(text(address, true)).isNotBlank();
    }
  }

  @Test
  void answerAnAddressThatDoesNotExist() {
    try (BrowserContext context = context(WIDTHS[1], true)) {
      Page page = context.newPage();
      assertThat(page.navigate(at("/aide/erreurs/nulle-part")).status()).isEqualTo(404);
      assertThat(violations(page)).isEmpty();
    }
  }

  private static void check(Page page, String address) {
    var complaints = new ArrayList<String>();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
    assertThat(page.navigate(at(address)).status()).as(address).isEqualTo(200);
    assertThat(violations(page)).as(address).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("%s is wider than its screen", address)
        .isEqualTo(0);
    assertThat(complaints).as(address).isEmpty();
  }

  private static List<String> violations(Page page) {
    return new AxeBuilder(page)
        .analyze().getViolations().stream().map(PublicPagesJourney::told).toList();
  }

  private static String told(Rule rule) {
    return rule.getId() + " " + rule.getNodes().getFirst().getHtml();
  }

  private static String text(String address, boolean script) {
    try (BrowserContext context = context(WIDTHS[0], script)) {
      Page page = context.newPage();
      page.navigate(at(address));
      return page.locator("body").innerText();
    }
  }

  private static BrowserContext context(int width, boolean script) {
    return Chromium.browser()
        .newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setJavaScriptEnabled(script));
  }

  private static String at(String address) {
    return RunningMercure.shared().at(address).toString();
  }
}
