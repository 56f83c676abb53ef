// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is on file about a company, and its mandates.
@SandboxTest
class CompanyIT {
  private static final String COMPANY = "/acces/entreprise";
  private static final Pattern REVOKE =
      Pattern.compile("/acces/entreprise/mandats/[0-9]+/revoquer");

  private final SignedIn signedIn;
  private final JdbcClient jdbc;
  private final MandateDesk desk;

  CompanyIT(SignedIn signedIn, JdbcClient jdbc, MandateDesk desk) {
    this.signedIn = signedIn;
    this.jdbc = jdbc;
    this.desk = desk;
  }

  @AfterEach
  void forget() {
    jdbc.sql("delete from identity.mandate where principal = 'FR000846329'").update();
  }

  @Test
  void saysWhatTheRegistersSay() {
    assertThat(signedIn.paul().get(COMPANY).body())
        .contains(
            "Nordex Composants",
            "00084632900019",
            "FR000846329",
            "EORI fondé sur le SIREN",
            "le numéro de leur pays",
            "La vôtre")
        .doesNotContain("Transmer");
    assertThat(signedIn.paul().get(COMPANY + "?langue=en").body())
        .contains("the number of their country")
        .doesNotContain("le numéro de leur pays");
    assertThat(signedIn.as("jade.brume@brume.example").get(COMPANY).body())
        .contains("Fermé", "Le 00026451500024 lui succède");
    assertThat(signedIn.ines().get(COMPANY).statusCode()).isEqualTo(404);
  }

  @Test
  void letsACompanyRepresentAnotherUntilEitherEndsIt() {
    Browser paul = signedIn.paul();
    Browser claire = signedIn.claire();
    assertThat(give(paul, "FR000512376", "FR00677A")).endsWith("fait=GIVEN");
    assertThat(claire.get(COMPANY).body())
        .contains("Nordex Composants (FR000846329)", "bureau FR00677A", "Express H7");
    assertThat(claire.get("/acces/situation").body())
        .contains("Vous représentez Nordex Composants", "Vous représentez Essarts Fret");

    Matcher revoke = REVOKE.matcher(paul.get(COMPANY).body());
    assertThat(revoke.find()).isTrue();
    Browser anne = signedIn.as(SandboxStops.ADMINISTRATOR.email());
    anne.get("/compte");
    assertThat(anne.post(revoke.group(), Map.of()).statusCode()).isEqualTo(404);
    claire.get("/compte");
    assertThat(claire.post(revoke.group(), Map.of()).statusCode()).isEqualTo(303);

    assertThat(claire.get("/acces/situation").body())
        .contains("MAN-001", "Aucun mandat de Nordex Composants");
    assertThat(paul.post(revoke.group(), Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void tellsBothSidesAheadThatAMandateEnds() {
    give(signedIn.paul(), "FR000512376", "");
    for (int[] step : new int[][] {{29, 30}, {6, 7}, {0, 1}}) {
      jdbc.sql(
              """
              update identity.mandate set to_day = current_date + :days
              where principal = 'FR000846329'
              """)
          .param("days", step[0])
          .update();
      desk.warn();
      assertThat(warned()).isEqualTo(step[1]);
    }
    for (Browser side : List.of(signedIn.paul(), signedIn.claire())) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() ->
              assertThat(side.get("/notifications").body())
                  .contains("Un mandat prend fin bientôt"));
    }
    assertThat(signedIn.claire().get("/acces/situation").body()).contains("MAN-004");
  }

  private int warned() {
    return jdbc.sql("select warned from identity.mandate where principal = 'FR000846329'")
        .query((row, _) -> row.getInt(1))
        .single();
  }

  @Test
  void refusesAMandateThatCouldNotServe() {
    Browser paul = signedIn.paul();
    assertThat(give(paul, "FR999999999", "")).endsWith("fait=NO_SUCH_EORI");
    assertThat(give(paul, "?", "")).endsWith("fait=NO_SUCH_EORI");
    assertThat(give(paul, "fr 000846329", "")).endsWith("fait=OWN_EORI");
    assertThat(give(paul, "FR000512376", "ROISSY")).endsWith("fait=BAD_OFFICE");
    Browser remi = signedIn.as("remi.essarts@essarts.example");
    remi.get(COMPANY);
    assertThat(remi.post(COMPANY + "/mandats", Map.of()).statusCode()).isEqualTo(403);
  }

  private static String give(Browser browser, String eori, String office) {
    browser.get(COMPANY);
    var fields = new TreeMap<String, String>();
    fields.put("eori", eori);
    fields.put("bureau", office);
    fields.put("procedure", "EXPRESS");
    HttpResponse<String> response = browser.post(COMPANY + "/mandats", fields);
    return response.headers().firstValue("Location").orElseThrow();
  }
}
