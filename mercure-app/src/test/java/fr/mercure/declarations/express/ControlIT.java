// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.Clerk.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.mercure.identity.Browser;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SandboxTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlIT {
  private final Clerk claire;
  private final Browser ines;
  private final Browser paul;
  private final String officersKey;

  ControlIT(SignedIn signedIn) {
    this.claire = new Clerk(signedIn.claire());
    this.ines = signedIn.ines();
    this.paul = signedIn.paul();
    this.officersKey = signedIn.key("ines.arnaud@douane.example");
  }

  @Test
  void leadsFromTheQueueToReleaseWhileTheDeclarantLooksOn() {
    String mrn = claire.lodged("CTRL-1-ORANGE", Map.of());
    assertThat(ines.get("/controle").body()).contains(mrn, "Contrôle documentaire");
    take(mrn);
    ines.post("/controle/" + mrn + "/noter", Map.of("point", "invoice", "resultat.1", "CONFORM"));
    assertThat(ines.get("/controle/" + mrn).body())
        .containsPattern("id=\"p-invoice\"[^>]*checked")
        .containsPattern("id=\"r-1-c\"[^>]*checked");
    assertThat(location(decide(mrn, "CONFORM", ""))).isEqualTo("/dossiers/" + mrn);

    assertThat(claire.browser().get("/dossiers/" + mrn).body())
        .contains("Libérée", "Contrôle conforme", "Inès Arnaud");
    assertThat(ines.get("/controle").body()).doesNotContain(mrn);
  }

  @Test
  void asksThePapersOfTheOperatorAndReceivesThem() {
    String mrn = claire.lodged("CTRL-2-ORANGE", Map.of());
    take(mrn);
    assertThat(ines.post("/controle/" + mrn + "/demander", Map.of("pieces", " ")).statusCode())
        .isEqualTo(422);
    ines.post("/controle/" + mrn + "/demander", Map.of("pieces", "La facture N380"));

    assertThat(claire.browser().get("/dossiers/" + mrn).body())
        .contains("Pièces demandées", "La facture N380", "name=\"piece\"");
    String inbox = location(claire.browser().get("/messagerie"));
    String official = inbox.substring(0, inbox.lastIndexOf('/')) + "/officiels";
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(subjects(claire.browser().get(official).body(), mrn))
                .containsExactlyInAnyOrder("Demande de documents", "Contrôle documentaire"));
  }

  /// Of the messages about one declaration.
  private static List<String> subjects(String page, String mrn) {
    return Pattern.compile("([^<>]+) – " + mrn)
        .matcher(page)
        .results()
        .map(found -> found.group(1).strip())
        .filter(subject -> !subject.startsWith("Déclaration acceptée"))
        .toList();
  }

  @Test
  void leavesControlsToTheOfficersOfTheirOffice() {
    String mrn = claire.lodged("CTRL-7-ORANGE", Map.of("office", "FR00619C"));
    ines.get("/controle");

    assertThat(ines.get("/controle/" + mrn).body()).doesNotContain("/prendre\"");
    assertThat(ines.post("/controle/" + mrn + "/prendre", Map.of()).statusCode()).isEqualTo(404);
    assertThat(ines.get("/controle/" + mrn + "/decision").statusCode()).isEqualTo(404);
    var decided =
        ines.send(
            ines.request("/api/v1/express/declarations/" + mrn + "/decision")
                .header("Authorization", "Bearer " + officersKey)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"result\":\"CONFORM\",\"release\":true}")));
    assertThat(decided.statusCode()).as(decided.body()).isEqualTo(409);
    assertThat(decided.body()).contains("FR00619C");
  }

  @Test
  void wantsReasonsForAnythingButConform() {
    String mrn = claire.lodged("CTRL-3-RED", Map.of());
    take(mrn);
    assertThat(decide(mrn, "NOT_CONFORM", "").body()).contains("Motifs", "rien n’est écrit");
    assertThat(decide(mrn, "", "x").statusCode()).isEqualTo(422);
    ines.post("/controle/" + mrn + "/noter", Map.of("resultat.1", "DISCREPANCY"));
    assertThat(decide(mrn, "CONFORM", "").statusCode()).isEqualTo(422);

    String words = "Trois montres au lieu d’une, facture de 120 EUR.";
    location(decide(mrn, "NOT_CONFORM", words));
    assertThat(claire.browser().get("/dossiers/" + mrn).body()).contains(words);
  }

  @Test
  void neverShowsTheProfileToTheDeclarant() {
    String mrn = claire.lodged("CTRL-4-RED", Map.of());
    assertThat(ines.get("/controle/" + mrn).body()).contains("SANDBOX");
    for (String page : new String[] {"", "/etat"}) {
      assertThat(claire.browser().get("/dossiers/" + mrn + page).body())
          .contains("Visite physique")
          .doesNotContain("SANDBOX");
    }
    assertThat(claire.browser().get("/dossiers.csv").body()).doesNotContain("SANDBOX");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/controle", "/controle/26FR000000000001R9", "/controle/x/decision"})
  void isClosedToOperators(String page) {
    assertThat(claire.browser().get(page).statusCode()).isEqualTo(403);
  }

  @Test
  void letsOnlyTheOfficerWhoTookItDecide() {
    String mrn = claire.lodged("CTRL-5-ORANGE", Map.of());
    ines.get("/controle");
    assertThat(ines.get("/controle/" + mrn + "/decision").statusCode()).isEqualTo(404);
    take(mrn);
    assertThat(ines.get("/controle/" + mrn + "/decision").statusCode()).isEqualTo(200);
  }

  @Test
  void hasNoControlOfWhatWasReleased() {
    String mrn = claire.lodged("CTRL-6-GREEN", Map.of());
    ines.get("/controle");
    assertThat(ines.post("/controle/" + mrn + "/prendre", Map.of()).statusCode()).isEqualTo(404);
    assertThat(paul.get("/controle/" + mrn).statusCode()).isEqualTo(403);
  }

  private void take(String mrn) {
    ines.get("/controle/" + mrn);
    location(ines.post("/controle/" + mrn + "/prendre", Map.of()));
  }

  private HttpResponse<String> decide(String mrn, String result, String reasons) {
    ines.get("/controle/" + mrn + "/decision");
    return ines.post(
        "/controle/" + mrn + "/decision",
        Map.of("resultat", result, "base", "UCC191", "motifs", reasons, "mainlevee", "1"));
  }
}
