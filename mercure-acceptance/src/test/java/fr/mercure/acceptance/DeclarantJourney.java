// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A new employee lodges the first H7: signs in, fills a draft, is corrected, signs, reads the
/// result, the message of customs and what is kept. By keyboard alone, with scripts and without.
class DeclarantJourney {
  @ParameterizedTest(name = "{0}, scripts {1}")
  @CsvSource({"claire.morel@transmer.example, true", "paul.girard@nordex.example, false"})
  void lodgesAFirstDeclaration(String email, boolean script) {
    RunningMercure mercure = RunningMercure.shared();
    try (Hands hands = Hands.at(mercure, "/", script)) {
      hands.signIn(email);
      startsADraft(hands);
      fillsIn(hands);
      String draft = comesBack(hands);
      corrects(hands, draft);
      String mrn = lodges(hands);
      follows(hands, mrn);
      duplicates(hands, mrn);
      assertThat(hands.complaints()).isEmpty();
    }
  }

  private static void startsADraft(Hands hands) {
    hands.shortcut("n", "a[href='/declarations/nouvelle']");
    hands.arrive("/declarations/nouvelle");
    hands.activate("button[value=vide]");
    hands.arrive("/d/[A-Z0-9-]+");
    hands.activate("main a[href$='/message']");
    hands.arrive("/d/.*/message");
    hands.tabTo("[name=lrn]");
    hands.press("End");
    hands.type("-GREEN");
    hands.fill("office", "FR00677A");
    hands.press("Tab");
    hands.activate("button[value=continue]:not(.enter)");
    hands.arrive("/d/.*/parties");
    assertThat(hands.value("declarant.id")).startsWith("FR000");
  }

  private static void fillsIn(Hands hands) {
    hands.activate("a[href$='/expert']");
    hands.arrive("/d/.*/expert");
    assertThat(hands.value("office")).isEqualTo("FR00677A");
    hands.fill("exporter.name", "Hangzhou Linmei Garments");
    hands.fill("exporter.country", "CN");
    hands.fill("exporter.line", "18 Wensan Road");
    hands.fill("exporter.postcode", "310012");
    hands.fill("exporter.city", "Hangzhou");
    hands.fill("importer.id", "FRPRIVATE");
    hands.fill("importer.name", "Jeanne Dutilleul");
    hands.fill("importer.line", "4 rue des Tables Claudiennes");
    hands.fill("importer.postcode", "69001");
    hands.fill("importer.city", "Lyon");
    hands.choose("location.type", "A");
    hands.choose("location.qualifier", "U");
    hands.fill("location.name", "FRCDG");
    hands.fill("location.country", "FR");
    hands.fill("freight", "6,00");
    hands.fill("freight.currency", "EUR");
    hands.fill("previous.1.type", "740");
    hands.fill("previous.1.id", "157-88120451");
    hands.fill("item.1.commodity", "610910");
    hands.fill("item.1.description", "T-shirt en coton");
    hands.fill("item.1.value", "194,90");
    hands.fill("item.1.mass", "0,600");
    hands.fill("item.1.document.1.category", "9");
    hands.fill("item.1.document.1.type", "PID");
    hands.fill("item.1.document.1.id", "LM-TS-0042");
  }

  /// Nothing typed is lost by leaving: kept by itself with scripts, by the button without.
  private static String comesBack(Hands hands) {
    if (!hands.script()) {
      hands.activate("button[value=save]:not(.enter)");
      hands.arrive("/d/.*/expert\\?article=[0-9]+");
    } else {
      hands.page().waitForResponse("**/enregistrer", () -> hands.press("Tab"));
    }
    String draft = hands.page().url().replaceFirst(".*(/d/[^/?#]+).*", "$1");
    hands.open("/accueil");
    hands.open(draft + "/expert");
    assertThat(hands.value("item.1.document.1.id")).isEqualTo("LM-TS-0042");
    return draft;
  }

  private static void corrects(Hands hands, String draft) {
    hands.shortcut("F8", "button[value=check]");
    hands.reads("C07 admet 150 EUR au plus");
    hands.activate("[data-errors] a");
    hands.tabTo("[name='item.1.value']");
    hands.press("Control+A");
    hands.type("24,90");
    hands.shortcut("Control+Enter", "button[value=lodge]");
    hands.arrive(draft + "/verifier");
  }

  private static String lodges(Hands hands) {
    assertThat(hands.read()).contains("Hangzhou Linmei Garments", "24,90", "FRPRIVATE");
    hands.shortcut("Control+Enter", "form[action$='/verifier'] button.p");
    hands.arrive("/d/.*/depose");
    String mrn = hands.page().locator(".reference").innerText();
    assertThat(mrn).matches("26FR[0-9A-Z]{14}");
    return mrn;
  }

  private static void follows(Hands hands, String mrn) {
    hands.activate("main a[href='/dossiers/" + mrn + "']");
    hands.arrive("/dossiers/" + mrn);
    assertThat(hands.read()).contains("Déposée", "Acceptée", "Libérée", "À payer à la douane");
    hands.page().waitForCondition(() -> hasMail(hands, mrn));
    hands.activate("main :is(a, button):has-text('" + mrn + "')");
    hands.arrive("/messagerie/.*/m/.*");
    assertThat(hands.read()).contains("Bon à enlever", mrn);
    hands.open("/archives/" + mrn);
    assertThat(hands.read()).contains("Archive intacte", "Message reçu");
    hands.tabTo("a[href$='/extrait.zip']");
    var extract = hands.page().waitForDownload(() -> hands.press("Enter"));
    assertThat(extract.suggestedFilename()).contains(mrn).endsWith(".zip");
    assertThat(extract.path()).isNotEmptyFile();
  }

  /// The mailbox hears of a release a moment after it was answered.
  private static boolean hasMail(Hands hands, String mrn) {
    hands.open("/messagerie");
    return hands.read().contains(mrn);
  }

  private static void duplicates(Hands hands, String mrn) {
    hands.open("/dossiers/" + mrn);
    hands.activate("button[value=copie]");
    hands.arrive("/d/[A-Z0-9-]+");
    assertThat(hands.read()).contains(mrn);
  }
}
