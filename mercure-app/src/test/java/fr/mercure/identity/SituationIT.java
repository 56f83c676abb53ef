// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The people of the sandbox who are stopped, each for another reason.
@SandboxTest
class SituationIT {
  private static final String LODGE = "/declarations/nouvelle";
  private static final List<String> NOT_HERE = List.of("MFA-001", "HAB-009");

  private final SignedIn signedIn;
  private final JdbcClient jdbc;

  SituationIT(SignedIn signedIn, JdbcClient jdbc) {
    this.signedIn = signedIn;
    this.jdbc = jdbc;
  }

  @Test
  void tellsEachTheExactCauseAndRefusesForIt() {
    for (SandboxStops.Stop stop : SandboxStops.ALL) {
      if (NOT_HERE.contains(stop.code())) {
        continue;
      }
      Browser browser = signedIn.as(stop.email());
      HttpResponse<String> situation = browser.get("/acces/situation");
      assertThat(situation.statusCode()).isEqualTo(200);
      assertThat(situation.body()).as(stop.email()).contains("/aide/erreurs/" + stop.code());

      HttpResponse<String> refused = browser.get(LODGE);
      assertThat(refused.statusCode()).as(stop.email()).isEqualTo(403);
      assertThat(refused.body())
          .contains("Accès refusé", "Que faire", "/aide/erreurs/" + stop.code());
      assertThat(browser.get("/dossiers").statusCode()).as(stop.email()).isEqualTo(200);
    }
  }

  @Test
  void saysItInEnglishToo() {
    Browser browser = signedIn.as("ines.dune@dune.example");

    assertThat(browser.get("/acces/situation?langue=en").body())
        .contains("is not valid in the base of the Union", "Customs can lift it");
  }

  @Test
  void refusesAFormWithTheSamePage() {
    Browser browser = signedIn.as("hugo.marchal@essarts.example");
    browser.get("/compte");

    HttpResponse<String> refused = browser.post(LODGE, Map.of());

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("HAB-003", "Rien n’a été envoyé");
  }

  @Test
  void showsWhoActsForNobodyWhyAndNothingElse() {
    Browser browser = signedIn.as("noe.vidal@essarts.example");

    HttpResponse<String> home = browser.get("/accueil");
    assertThat(home.statusCode()).isEqualTo(303);
    assertThat(home.headers().firstValue("Location")).contains("/acces/situation");
    assertThat(browser.get("/acces/situation").body()).contains("HAB-009");
    assertThat(browser.get("/compte").statusCode()).isEqualTo(200);
  }

  @Test
  void leadsWhoHasNoSecondFactorToItsPage() {
    Browser browser = signedIn.nobody();
    browser.get("/connexion");
    browser.post(
        "/connexion",
        Map.of("email", "lea.fontaine@essarts.example", "password", signedIn.password()));

    assertThat(browser.get("/connexion/second-facteur").headers().firstValue("Location"))
        .contains("/connexion/inscription");
  }

  @Test
  void stopsAPersonSuspendedWhileSignedIn() {
    Browser paul = signedIn.paul();
    state("SUSPENDED");
    try {
      assertThat(paul.get("/archives").statusCode()).isEqualTo(303);
      assertThat(paul.get("/acces/situation").body()).contains("AUT-003");
    } finally {
      state("ACTIVE");
    }
  }

  @Test
  void showsAnAdministratorHisPeopleOnly() {
    Browser paul = signedIn.paul();

    String people = paul.get("/acces/personnes").body();
    assertThat(people).contains("Paul Girard").doesNotContain("Claire Morel", "Essarts");
    assertThat(paul.get("/acces/personnes/" + signedIn.id("paul.girard@nordex.example")).body())
        .contains("Accès de Paul Girard");
    assertThat(
            paul.get("/acces/personnes/" + signedIn.id("claire.morel@transmer.example"))
                .statusCode())
        .isEqualTo(404);
    assertThat(signedIn.ines().get("/acces/personnes").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/acces/situation", "/acces/refus", "/acces/personnes"})
  void asksStrangersToSignIn(String page) {
    assertThat(signedIn.nobody().get(page).statusCode()).isEqualTo(303);
  }

  @Test
  void tellsAMachineWhyItsCompanyIsStopped() {
    String key = signedIn.key("paul.girard@nordex.example");
    unit("CEASED");
    try {
      await();
      var refused = lodge(key);
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("\"code\":\"SIR-002\"", "/aide/erreurs/SIR-002");
    } finally {
      unit("ACTIVE");
      await();
    }
    assertThat(lodge(key).statusCode()).isNotEqualTo(403);
  }

  private HttpResponse<String> lodge(String key) {
    Browser machine = signedIn.nobody();
    return machine.send(
        machine
            .request("/api/v1/express/declarations")
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/xml")
            .POST(BodyPublishers.ofString("<x/>")));
  }

  /// A verified key is remembered for two seconds.
  private static void await() {
    try {
      Thread.sleep(ApiKeys.REMEMBERED.plusMillis(100));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void unit(String state) {
    jdbc.sql(
            """
            update identity.legal_unit set state = :state,
              negatives = case when :state = 'CEASED' then 2 else 0 end
            where siren = '000846329'
            """)
        .param("state", state)
        .update();
  }

  private void state(String state) {
    jdbc.sql("update identity.person set state = :state where email = 'paul.girard@nordex.example'")
        .param("state", state)
        .update();
  }
}
