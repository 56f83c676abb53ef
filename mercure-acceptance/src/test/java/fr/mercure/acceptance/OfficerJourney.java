// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An officer works on a red circuit from the queue to the decision, while the declarant looks at
/// the case: the state changes under the declarant's eyes. By keyboard alone, with scripts and
/// without.
class OfficerJourney {
  private static final double FIVE_SECONDS = 5_000;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endsAControl(boolean script) {
    RunningMercure mercure = RunningMercure.shared();
    String mrn = ApiDoor.of(mercure).lodge("h7-red.xml");
    try (Hands claire = Hands.of(SignedIn.claire(mercure), mercure, "/dossiers/" + mrn, script);
        Hands ines = Hands.of(SignedIn.ines(mercure), mercure, "/controle", script)) {
      assertThat(claire.read()).contains("Visite physique").doesNotContain("SANDBOX");

      opensFromTheQueue(ines, mrn);
      takes(ines, mrn);
      asksForAPaper(ines);
      notesWhatWasFound(ines);
      decidesWithReasons(ines, mrn);

      if (!script) {
        claire.reload();
      }
      claire
          .page()
          .locator("main")
          .getByText("Un carton humide")
          .first()
          .waitFor(new Locator.WaitForOptions().setTimeout(FIVE_SECONDS));
      assertThat(claire.read()).contains("Libérée", "Conforme avec observations");
      readsWhatCustomsAsked(claire, mrn);
      assertThat(ines.complaints()).isEmpty();
      assertThat(claire.complaints()).isEmpty();
    }
  }

  private static void opensFromTheQueue(Hands ines, String mrn) {
    assertThat(ines.read()).contains(mrn, "SANDBOX");
    if (ines.script()) {
      Page page = ines.page();
      for (int i = 0;
          i < 60 && !mrn.equals(page.evaluate("document.activeElement.innerText"));
          i++) {
        ines.press("j");
      }
      ines.press("o");
    } else {
      ines.activate("main a[href='/controle/" + mrn + "']");
    }
    ines.arrive("/controle/" + mrn);
  }

  private static void takes(Hands ines, String mrn) {
    ines.shortcut("t", "form[action$='/prendre'] button");
    ines.arrive("/controle/" + mrn);
    ines.page().locator("form[action$='/demander']").waitFor();
  }

  private static void asksForAPaper(Hands ines) {
    ines.fill("pieces", "La facture du vendeur");
    ines.activate("form[action$='/demander'] button");
    ines.reads("La facture du vendeur");
  }

  private static void notesWhatWasFound(Hands ines) {
    ines.tabTo("[name=point]");
    ines.press("Space");
    ines.tabTo("[name='resultat.1']");
    ines.press("Space");
    ines.activate("form[action$='/noter'] button");
    ines.page().locator("[name=point]:checked").first().waitFor();
  }

  private static void decidesWithReasons(Hands ines, String mrn) {
    ines.shortcut("Control+Enter", "a[href$='/decision']");
    ines.arrive("/controle/" + mrn + "/decision");
    ines.tabTo("[name=resultat]");
    ines.press("ArrowDown");
    ines.shortcut("Control+Enter", "form[action$='/decision'] button.p");
    ines.reads("L’opérateur doit pouvoir comprendre");
    ines.fill("motifs", "Un carton humide ; le contenu est celui déclaré.");
    ines.shortcut("Control+Enter", "form[action$='/decision'] button.p");
    ines.arrive("/dossiers/" + mrn);
    assertThat(ines.read()).contains("Libérée");
  }

  private static void readsWhatCustomsAsked(Hands claire, String mrn) {
    claire
        .page()
        .waitForCondition(() -> {
          claire.open("/messagerie");
          return claire.read().contains("Bon à enlever – " + mrn);
        });
    claire.activate("main :is(a, button):has-text('Bon à enlever – " + mrn + "')");
    claire.arrive("/messagerie/.*/m/.*");
    assertThat(claire.read()).contains(mrn);
  }
}
