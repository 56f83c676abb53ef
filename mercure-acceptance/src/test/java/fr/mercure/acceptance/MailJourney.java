// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mail written, sent, read and answered, and the attestation that nothing official waits: by
/// keyboard alone, with scripts and without.
class MailJourney {
  private static final String OWN = "/messagerie/moi/reception";
  private static final int MOST_RELOADS = 25;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void writesAndReads(boolean script) {
    RunningMercure mercure = RunningMercure.shared();
    String subject = "Lot " + script + " " + System.nanoTime();
    try (Hands paul = Hands.of(SignedIn.paul(mercure), mercure, OWN, script)) {
      paul.shortcut("c", "nav.folders a.btn.p");
      paul.arrive("/messagerie/ecrire");
      paul.choose("de", "moi");
      paul.fill("a", "paul.girard@mercure.example");
      paul.fill("objet", subject);
      paul.tabTo("[name=texte]");
      paul.type("Bonjour");
      paul.shortcut("Control+Enter", "button[value=envoyer]");
      paul.arrive(OWN);
      paul.reads("part dans dix secondes");
      String row = ".msgs button:has-text('" + subject + "')";
      for (int i = 0; i < MOST_RELOADS && paul.page().locator(row).count() == 0; i++) {
        paul.page().waitForTimeout(1_000);
        paul.open(OWN);
      }
      paul.activate(row);
      paul.arrive(OWN + "/[0-9]+");
      assertThat(paul.read()).contains(subject, "Bonjour");
      paul.shortcut("r", ".read a:has-text('Répondre')");
      paul.arrive("/messagerie/ecrire");
      assertThat(paul.value("objet")).isEqualTo("Re: " + subject);
      assertThat(paul.complaints()).isEmpty();
    }
  }

  /// From the page where everybody arrives, two actions (journey e): the obligation, then the act.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void attestsInTwoActions(boolean script) {
    RunningMercure mercure = RunningMercure.shared();
    try (Hands ines = Hands.of(SignedIn.ines(mercure), mercure, "/messagerie", script)) {
      String register =
          ines.page().url().replaceFirst(".*(/messagerie/[^/]+)/.*", "$1/consultations");
      ines.open(register);
      ines.activate("form[action$='/consultations'] button");
      ines.reads("L’attestation est inscrite au registre");

      ines.open("/accueil");
      ines.activate("main a[href='" + register + "']");
      ines.arrive(register);
      ines.activate("form[action$='/consultations'] button");
      ines.reads("L’attestation est inscrite au registre");
      assertThat(ines.complaints()).isEmpty();
    }
  }
}
