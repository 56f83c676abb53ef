// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The pages that are open to all say the same without script, and so does the way out of an
/// address that does not exist. What holds for every page is in [EveryPageJourney].
class PublicPagesJourney {
  private static final int NARROWEST = 320;

  @Test
  void sayTheSameWithoutScript() {
    for (String address : List.of("/", "/aide", "/dev/demarrer", "/aide/raccourcis")) {
      assertThat(text(address, false)).as(address).isEqualTo(text(address, true)).isNotBlank();
    }
  }

  @Test
  void answerAnAddressThatDoesNotExist() {
    try (BrowserContext context = context(true)) {
      Page page = context.newPage();
      assertThat(page.navigate(at("/aide/erreurs/nulle-part")).status()).isEqualTo(404);
      assertThat(Axe.violations(page)).isEmpty();
    }
  }

  private static String text(String address, boolean script) {
    try (BrowserContext context = context(script)) {
      Page page = context.newPage();
      page.navigate(at(address));
      return page.locator("body").innerText();
    }
  }

  private static BrowserContext context(boolean script) {
    return Chromium.browser()
        .newContext(
            new Browser.NewContextOptions()
                .setViewportSize(NARROWEST, 900)
                .setJavaScriptEnabled(script));
  }

  private static String at(String address) {
    return RunningMercure.shared().at(address).toString();
  }
}
