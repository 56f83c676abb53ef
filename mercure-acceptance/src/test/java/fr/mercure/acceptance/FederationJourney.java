// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// People of the sandbox meet FranceConnect, FranceConnect+ and ProConnect: once to tie their
/// identity, then to enter by it. By keyboard, with scripts and without.
class FederationJourney {
  @ParameterizedTest
  @CsvSource({
    "proconnect, claire.morel@transmer.example, claire, true, true",
    "franceconnect-plus, ines.arnaud@douane.example, angela, true, false",
    "franceconnect, paul.girard@nordex.example, paul, false, true"
  })
  void entersByAnIdentityOnceItIsTied(
      String provider, String email, String identity, boolean strong, boolean script) {
    RunningMercure mercure = FederationPeer.shared().mercure();
    try (Hands person = Hands.at(mercure, "/connexion", script)) {
      meet(person, provider, identity);
      person.reads("Connectez-vous une fois comme d’habitude");
      person.activate("main a[href^='/connexion?suite=']");
      person.arrive("/connexion");
      person.enter(email);
      person.arrive("/compte/identites");
      person.activate("form[action='/compte/identites'] button");
      person.reads("L’identité est rattachée à votre compte");

      person.page().context().clearCookies();
      person.open("/connexion?suite=/declarations");
      meet(person, provider, identity);
      if (!strong) {
        person.confirm();
      }
      person.arrive("/declarations");

      person.activate("details.menu:has(form[action='/deconnexion']) summary");
      person.activate("form[action='/deconnexion'] button");
      person.arrive("/connexion");
      if (script) {
        assertThat(Axe.violations(person.page())).isEmpty();
      }
      assertThat(person.complaints()).allMatch(said -> said.contains("status of 403"));
      person.activate("a[href='/deconnexion/" + provider + "']");
      person.activate("button[name='logout'][value='yes']");
      person.reads("Vous êtes déconnecté");
      assertThat(person.read()).doesNotContain("Quitter aussi");
    }
  }

  @Test
  void opensNothingForAnEmployerThatTheAccountDoesNotKnow() {
    RunningMercure mercure = FederationPeer.shared().mercure();
    SignedIn claire = SignedIn.claire(mercure);
    try (Hands person = Hands.of(claire, mercure, "/connexion/identite/proconnect", true)) {
      person.activate("a[href='?as=elsewhere']");
      person.arrive("/compte/identites");
      person.activate("form[action='/compte/identites'] button");
      person.reads("L’identité est rattachée à votre compte");
      person.page().context().clearCookies();

      person.open("/connexion");
      meet(person, "proconnect", "elsewhere");
      person.reads("ProConnect vous situe dans un autre établissement");
      assertThat(person.read()).contains("Que veut dire FED-006");
    }
  }

  @Test
  void saysThatOneCancelled() {
    RunningMercure mercure = FederationPeer.shared().mercure();
    try (Hands nobody = Hands.at(mercure, "/connexion", false)) {
      nobody.activate("a[href^='/connexion/identite/franceconnect?']");
      nobody.activate("a[href^='?error=access_denied']");
      nobody.reads("Vous avez annulé chez FranceConnect ou ProConnect");
      assertThat(nobody.read()).contains("Me connecter autrement");
    }
  }

  private static void meet(Hands person, String provider, String identity) {
    person.activate("a[href^='/connexion/identite/" + provider + "?']");
    person.activate("a[href='?as=" + identity + "']");
  }
}
