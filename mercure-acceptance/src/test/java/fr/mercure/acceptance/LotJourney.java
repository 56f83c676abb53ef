// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A declarant sends a file of consignments, sees it being taken, line by line, and opens one of
/// them. By keyboard alone, with scripts and without.
class LotJourney {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void lodgesAFileOfConsignments(boolean script) throws IOException {
    RunningMercure mercure = RunningMercure.shared();
    String prefix = "JOURNEY-L-" + (script ? "1" : "2");
    try (Hands claire = Hands.of(SignedIn.claire(mercure), mercure, "/lots", script)) {
      claire.tabTo("[name=fichier]");
      // the dialog that chooses a file belongs to the system, not to the page
      claire.page().setInputFiles("[name=fichier]", file(prefix));
      claire.activate("form[action='/lots'] button.p");
      claire.arrive("/lots/.+");

      claire
          .page()
          .waitForCondition(() -> {
            claire.reload();
            return claire.read().contains(prefix + "-4");
          });
      assertThat(claire.read())
          .containsPattern("4\\s+envois traités")
          .containsPattern("4\\s+acceptés")
          .containsPattern("0\\s+refusé");
      if (script) {
        assertThat(Axe.violations(claire.page())).isEmpty();
      }
      claire.activate("main a[href^='/dossiers/']");
      claire.arrive("/dossiers/.+");
      assertThat(claire.read()).contains(prefix);
      assertThat(claire.complaints()).isEmpty();
    }
  }

  private static Path file(String prefix) throws IOException {
    String sample = Files.readString(Path.of("..", "samples", "h7-consignments.csv"));
    Path file = Files.createTempFile(RunningMercure.folder("lot"), "envois-", ".csv");
    return Files.writeString(file, sample.replace("SAMPLE-", prefix + "-"));
  }
}
