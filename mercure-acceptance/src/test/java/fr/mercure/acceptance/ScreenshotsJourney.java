// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The pictures under `docs/screenshots`, made again with `-Dmercure.screenshots=write`.
class ScreenshotsJourney {
  private static final Path FOLDER = Path.of("..", "docs", "screenshots");
  private static final int LARGEST = 150_000;
  private static final int WIDE = 1440;
  private static final int NARROW = 390;

  @Test
  void areMadeOfTheSamplesAndALot() throws IOException {
    Assumptions.assumeTrue(
        "write".equals(System.getProperty("mercure.screenshots")),
        "skipped: pictures are made with -Dmercure.screenshots=write");
    RunningMercure mercure = RunningMercure.shared();
    Showcase showcase = Showcase.of(mercure);
    Files.createDirectories(FOLDER);
    try (Hands claire = showcase.before(Optional.of(SignedIn.claire(mercure)));
        Hands ines = showcase.before(Optional.of(SignedIn.ines(mercure)))) {
      shoot(claire, declarant(showcase), WIDE);
      shoot(claire, narrow(showcase), NARROW);
      shoot(ines, officer(showcase), WIDE);
    }
  }

  private static Map<String, String> declarant(Showcase showcase) {
    var pages = new LinkedHashMap<String, String>();
    pages.put("home", "/accueil");
    pages.put("list", "/declarations/express");
    pages.put("entry", showcase.draft() + "/expert");
    pages.put("review", showcase.draft() + "/verifier");
    pages.put("case", "/dossiers/" + showcase.controlled());
    pages.put("mailbox", showcase.message());
    pages.put("archive", "/archives/" + showcase.released());
    return pages;
  }

  private static Map<String, String> narrow(Showcase showcase) {
    return Map.of(
        "home", "/accueil",
        "case", "/dossiers/" + showcase.controlled(),
        "mailbox", "/messagerie");
  }

  private static Map<String, String> officer(Showcase showcase) {
    return Map.of("queue", "/controle", "control", "/controle/" + showcase.controlled());
  }

  private static void shoot(Hands hands, Map<String, String> pages, int width) throws IOException {
    Page page = hands.page();
    page.setViewportSize(width, width == WIDE ? 900 : 844);
    for (Map.Entry<String, String> picture : pages.entrySet()) {
      hands.open(picture.getValue());
      Path file = FOLDER.resolve("%s-%d.png".formatted(picture.getKey(), width));
      Picture.write(page.screenshot(), file);
      assertThat(Files.size(file)).as(file.toString()).isLessThanOrEqualTo(LARGEST);
    }
  }
}
