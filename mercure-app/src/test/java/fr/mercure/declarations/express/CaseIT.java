// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.Clerk.hidden;
import static fr.mercure.declarations.express.Clerk.location;
import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.Browser;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// ASVS V5.3.1, V5.3.2.
@SandboxTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseIT {
  private final Clerk claire;
  private final Browser paul;

  CaseIT(SignedIn signedIn) {
    this.claire = new Clerk(signedIn.claire());
    this.paul = signedIn.paul();
  }

  @Test
  void showsWhereADeclarationStandsWhatItCostsAndWhatCameIn() {
    String mrn = claire.lodged("CASE-1-GREEN", Map.of());
    String page = claire.browser().get("/dossiers/" + mrn).body();

    assertThat(page)
        .contains("Libérée", "Circuit vert", "Chronologie", "Claire Morel")
        .contains("À payer à la douane", "Calcul pas à pas", "B00")
        .contains("Casque audio sans fil", "data-events=\"/dossiers/" + mrn + "/evenements\"");
    Matcher message =
        Pattern.compile("/dossiers/%s/messages/([0-9]+)\"".formatted(mrn)).matcher(page);
    assertThat(message.find()).isTrue();
    var bytes = claire.browser().get("/dossiers/" + mrn + "/messages/" + message.group(1));
    assertThat(bytes.body()).startsWith("<?xml").contains("CASE-1-GREEN");
    assertThat(bytes.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etat",
        "/evenements",
        "/messages/1",
        "/messages/1/reponse",
        "/pieces/1",
        "/rectifier",
        "/invalider",
        "/presenter"
      })
  void hidesACaseFromOtherCompanies(String page) {
    String mrn =
        claire.lodged("CASE-2-%d-GREEN".formatted(Math.floorMod(page.hashCode(), 9999)), Map.of());
    assertThat(paul.get("/dossiers/" + mrn + page).statusCode()).isEqualTo(404);
  }

  @Test
  void findsACaseByTheFiltersOfItsList() {
    String mrn = claire.lodged("CASE-3-ORANGE", Map.of());
    Browser browser = claire.browser();
    for (String query :
        new String[] {
          "texte=CASE-3",
          "texte=" + mrn,
          "etat=UNDER_CONTROL",
          "etat=EN_COURS",
          "circuit=ORANGE",
          "bureau=FR00677A",
          "du=2020-01-01",
          "texte=&etat=&du=never"
        }) {
      assertThat(browser.get("/declarations/express?" + query).body()).as(query).contains(mrn);
    }
    for (String query :
        new String[] {
          "texte=CASE-4", "etat=RELEASED", "circuit=GREEN", "bureau=FR00619C", "au=2020-01-01"
        }) {
      assertThat(browser.get("/declarations/express?" + query).body())
          .as(query)
          .doesNotContain(mrn);
    }
    assertThat(browser.get("/dossiers").body()).contains(mrn);
    assertThat(browser.get("/dossiers.csv?texte=CASE-3").body())
        .startsWith("\ufeff\"Référence\"")
        .contains(mrn);
    assertThat(paul.get("/declarations/express").body()).doesNotContain(mrn);
  }

  @Test
  void amendsAPrelodgedDeclarationAsADifference() {
    String crn = claire.lodged("CASE-5-GREEN", Map.of("type", "IMD"));
    claire.browser().get("/dossiers/" + crn + "/rectifier");
    String draft = location(claire.browser().post("/dossiers/" + crn + "/rectifier", Map.of()));
    assertThat(location(claire.browser().get("/dossiers/" + crn + "/rectifier"))).isEqualTo(draft);
    claire.expert(
        draft.substring("/d/".length()), "save", Map.of("item.1.description", "Casque filaire"));
    String review = claire.browser().get(draft + "/verifier").body();

    assertThat(review).contains("<del>Casque audio sans fil</del>", "<ins>Casque filaire</ins>");
    var sent =
        claire
            .browser()
            .post(
                draft + "/verifier",
                Map.of(
                    "version", hidden(review, "version"),
                    "motif", "5",
                    "explication", "Désignation précisée"));
    claire.browser().get(location(sent));
    assertThat(claire.browser().get("/dossiers/" + crn).body()).contains("Casque filaire");
  }

  @Test
  void presentsTheGoodsOfAPrelodgedDeclaration() {
    String crn = claire.lodged("CASE-6-GREEN", Map.of("type", "IMD"));
    String page = claire.browser().get("/dossiers/" + crn + "/presenter").body();
    assertThat(page).contains("name=\"location.name\" ", "FRCDG");
    String next =
        location(
            claire
                .browser()
                .post(
                    "/dossiers/" + crn + "/presenter",
                    Map.of(
                        "location.type", "A",
                        "location.qualifier", "U",
                        "location.name", "FRCDG",
                        "location.country", "FR")));

    assertThat(claire.browser().get(next).body()).contains("Libérée");
  }

  @Test
  void invalidatesForAReasonThatIsWritten() {
    String mrn = claire.lodged("CASE-7-GREEN", Map.of());
    claire.browser().get("/dossiers/" + mrn + "/invalider");
    var missing = claire.browser().post("/dossiers/" + mrn + "/invalider", Map.of("motif", "22"));
    assertThat(missing.statusCode()).isEqualTo(422);
    location(
        claire
            .browser()
            .post(
                "/dossiers/" + mrn + "/invalider",
                Map.of("motif", "22", "explication", "Colis renvoyé au vendeur")));

    assertThat(claire.browser().get("/dossiers/" + mrn).body()).contains("Invalidée");
  }

  @Test
  void keepsARefusedRequestInTheCaseWithItsReasons() {
    String mrn = claire.lodged("CASE-8-RED", Map.of());
    Browser browser = claire.browser();
    browser.get("/dossiers/" + mrn + "/invalider");
    var refused =
        browser.post(
            "/dossiers/" + mrn + "/invalider", Map.of("motif", "22", "explication", "Trop tard"));
    assertThat(refused.statusCode()).isEqualTo(422);

    String page = browser.get("/dossiers/" + mrn).body();
    assertThat(page)
        .contains("Invalidation refusée", "Demande impossible", "Visite physique")
        .containsPattern("(?s)messages/[0-9]+\".*messages/[0-9]+/reponse\".*messages/[0-9]+\"");
    assertThat(browser.get("/dossiers/" + mrn + "?langue=en").body())
        .contains("Invalidation refused", "Not possible");
    browser.get("/dossiers/" + mrn + "?langue=fr");
  }

  @Test
  void answersNotFoundForWhatDoesNotExist() {
    assertThat(claire.browser().get("/dossiers/26FR999999999999R9").statusCode()).isEqualTo(404);
    assertThat(claire.browser().get("/d/NOTHING").statusCode()).isEqualTo(404);
    assertThat(claire.browser().get("/codes/NOTHING").statusCode()).isEqualTo(404);
  }
}
