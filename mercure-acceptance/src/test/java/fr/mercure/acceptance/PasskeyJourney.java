// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A declarant makes a passkey, leaves, and comes back with it alone; then removes it.
class PasskeyJourney {
  private static final String LIST = "/compte/cles-d-acces";

  @Test
  void entersByPasskeyAlone() {
    RunningMercure mercure = RunningMercure.shared();
    try (Hands paul = Hands.of(SignedIn.paul(mercure), mercure, "/compte", true)) {
      var authenticator = VirtualAuthenticator.of(paul.page());
      paul.activate("a[href='" + LIST + "']");
      paul.arrive(LIST);
      paul.fill("name", "Téléphone de Paul");
      paul.press("Enter");
      paul.arrive(LIST);
      paul.reads("Votre clé d’accès est enregistrée");
      assertThat(authenticator.keys()).isEqualTo(1);

      paul.page().context().clearCookies();
      paul.open("/connexion?suite=/declarations");
      paul.activate("form[data-passkey] button");
      paul.arrive("/declarations");
      paul.open(LIST);
      assertThat(paul.read()).contains("Téléphone de Paul");
      paul.activate("form[action$='/retirer'] button");
      paul.reads("La clé d’accès est retirée");

      paul.page().context().clearCookies();
      paul.open("/connexion");
      paul.activate("form[data-passkey] button");
      paul.reads("n’a pas pu être vérifiée ici");
      assertThat(paul.complaints()).allMatch(said -> said.contains("status of 403"));
    }
  }

  @Test
  void saysWhenTheAuthenticatorWasGivenUp() {
    RunningMercure mercure = RunningMercure.shared();
    try (Hands nobody = Hands.at(mercure, "/connexion", true)) {
      VirtualAuthenticator.of(nobody.page());
      nobody.activate("form[data-passkey] button");
      nobody.reads("Rien n’a été envoyé");
    }
  }

  @Test
  void offersNoPasskeyWhereNoScriptRuns() {
    RunningMercure mercure = RunningMercure.shared();
    try (Hands nobody = Hands.at(mercure, "/connexion", false)) {
      assertThat(nobody.page().locator("form[data-passkey]").isVisible()).isFalse();
      assertThat(nobody.page().locator("[name=password]").isVisible()).isTrue();
    }
  }
}
