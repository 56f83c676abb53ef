// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The habilitation desk answers where nobody else can; support sees why somebody is stopped.
@SandboxTest
class HabilitationIT {
  private static final String JADE = "jade.brume@brume.example";
  private static final String DESK = SandboxStops.DESK.email();
  private static final String SUPPORT = SandboxStops.SUPPORT.email();
  private static final Pattern GRANT = Pattern.compile("/habilitations/[0-9]+/accorder");

  private final SignedIn signedIn;
  private final JdbcClient jdbc;
  private final TrailStore trail;

  HabilitationIT(SignedIn signedIn, JdbcClient jdbc, TrailStore trail) {
    this.signedIn = signedIn;
    this.jdbc = jdbc;
    this.trail = trail;
  }

  @AfterEach
  void forget() {
    signedIn.forgetRight(JADE, Right.PEOPLE_MANAGE);
  }

  @Test
  void givesACompanyItsFirstAdministrator() {
    Browser jade = signedIn.as(JADE);
    assertThat(jade.get("/acces/situation").body()).contains("HAB-007");
    jade.post("/acces/demandes", Map.of("droit", "PEOPLE_MANAGE", "pourquoi", "dirigeante"));

    Browser desk = signedIn.as(DESK);
    String page = desk.get("/habilitations").body();
    assertThat(page).contains("Jade Brume", "Brume Négoce", "« dirigeante »");
    assertThat(page).doesNotContain("Rémi Essarts");
    Matcher grant = GRANT.matcher(page);
    assertThat(grant.find()).isTrue();
    assertThat(desk.post(grant.group(), Map.of()).statusCode()).isEqualTo(303);

    assertThat(jade.get("/acces/personnes").statusCode()).isEqualTo(200);
    confirmTheNewSiret(jade);
    assertThat(jade.get("/acces/situation").body()).doesNotContain("HAB-007");
    assertThat(desk.post(grant.group(), Map.of()).statusCode()).isEqualTo(404);
  }

  /// What SIR-004 says to do, done by whoever now may.
  private void confirmTheNewSiret(Browser jade) {
    assertThat(jade.get("/acces/situation").body()).contains("SIR-004");
    assertThat(jade.get("/acces/entreprise").body()).contains("Confirmer le nouveau SIRET");
    jade.post("/acces/entreprise/siret", Map.of());
    try {
      assertThat(jade.get("/acces/situation").body()).doesNotContain("SIR-004");
      assertThat(jade.get("/acces/entreprise").body())
          .contains("00026451500024")
          .doesNotContain("Confirmer le nouveau SIRET");
    } finally {
      jdbc.sql("update identity.company set siret = '00026451500016' where eori = 'FR000264515'")
          .update();
    }
  }

  @Test
  void leavesToAnAdministratorWhatIsTheirs() {
    Browser desk = signedIn.as(DESK);
    desk.get("/habilitations");
    long remis =
        jdbc.sql(
                """
                select h.id from identity.habilitation h join identity.person p on p.id = h.person_id
                where p.email = 'remi.essarts@essarts.example' and h.state = 'REQUESTED'
                """)
            .query((row, _) -> row.getLong(1))
            .single();
    assertThat(desk.post("/habilitations/" + remis + "/accorder", Map.of()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void showsSupportTheCausesAndWritesTheLookDown() {
    Browser support = signedIn.as(SUPPORT);
    support.get("/acces/voir");
    HttpResponse<String> unsaid =
        support.post("/acces/voir", Map.of("email", "lea.fontaine@essarts.example", "motif", "?"));
    assertThat(unsaid.statusCode()).isEqualTo(422);
    assertThat(unsaid.body()).doesNotContain("MFA-001");

    String seen =
        support
            .post(
                "/acces/voir",
                Map.of("email", "lea.fontaine@essarts.example", "motif", "appel 4711 de Léa"))
            .body();

    assertThat(seen).contains("Accès de Léa Fontaine", "MFA-001", "rien ne peut être fait d’ici");
    assertThat(support.get("/dossiers").statusCode()).isEqualTo(403);
    assertThat(support.get("/habilitations").statusCode()).isEqualTo(403);
    assertThat(
            jdbc.sql(
                    "select count(*) from identity.trail where act = 'SEEN' and detail like"
                        + " '%4711%'")
                .query((row, _) -> row.getInt(1))
                .single())
        .isEqualTo(1);
    assertThat(trail.broken()).isEmpty();
    assertThat(signedIn.claire().get("/acces/voir").statusCode()).isEqualTo(403);
  }
}
