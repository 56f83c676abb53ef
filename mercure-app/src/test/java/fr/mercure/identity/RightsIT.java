// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rémi, refused, asks; Anne, who administers his company, answers.
@SandboxTest
class RightsIT {
  private static final String REMI = "remi.essarts@essarts.example";
  private static final String ANNE = SandboxStops.ADMINISTRATOR.email();
  private static final String KEYS = "/dev/cles";
  private static final String REQUESTS = "/acces/personnes/demandes";
  private static final Pattern GRANT =
      Pattern.compile("/acces/personnes/demandes/([0-9]+)/accorder");

  private final SignedIn signedIn;
  private final JdbcClient jdbc;
  private final TrailStore trail;
  private final RightDesk desk;

  RightsIT(SignedIn signedIn, JdbcClient jdbc, TrailStore trail, RightDesk desk) {
    this.signedIn = signedIn;
    this.jdbc = jdbc;
    this.trail = trail;
    this.desk = desk;
  }

  @AfterEach
  void forget() {
    signedIn.forgetRight(REMI, Right.KEYS_MANAGE);
  }

  @Test
  void leadsFromARefusalToARightThatHoldsAtTheNextClick() {
    Browser remi = signedIn.as(REMI);
    HttpResponse<String> refused = remi.get(KEYS);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("HAB-005", "Demander ce droit", "value=\"KEYS_MANAGE\"");

    ask(remi);
    assertThat(remi.get("/acces/situation").body()).contains("HAB-001");
    assertThat(remi.get(ask(remi)).body()).contains("attendez un jour");

    Browser anne = signedIn.as(ANNE);
    assertThat(anne.get("/accueil").body()).contains("Répondre à Rémi Essarts");
    String page = anne.get(REQUESTS).body();
    assertThat(page).contains("« pour brancher notre logiciel »", "Jusqu’à la fin de l’année");
    String request = request(page);
    told(anne, "Un droit vous est demandé");

    assertThat(anne.post(REQUESTS + "/" + request + "/refuser", Map.of()).statusCode())
        .isEqualTo(303);
    assertThat(remi.get("/acces/situation").body()).contains("HAB-001");
    anne.post(REQUESTS + "/" + request + "/refuser", Map.of("motif", "demandez à Léa."));
    assertThat(remi.get(KEYS).body()).contains("HAB-002", "demandez à Léa.");
    told(remi, "Demande de droit refusée");

    ask(remi);
    HttpResponse<String> granted =
        anne.post(REQUESTS + "/" + request(anne.get(REQUESTS).body()) + "/accorder", Map.of());
    assertThat(anne.get(location(granted)).body()).contains("Droit accordé");
    assertThat(remi.get(KEYS).statusCode()).isEqualTo(200);
    told(remi, "Droit accordé");

    anne.get("/acces/personnes");
    String person = "/acces/personnes/" + signedIn.id(REMI);
    anne.post(person + "/retirer", Map.of("droit", "KEYS_MANAGE", "motif", "essai terminé."));
    assertThat(remi.get(KEYS).body()).contains("HAB-004", "essai terminé.");
    assertThat(trail.broken()).isEmpty();
  }

  @Test
  void letsNobodyDecideOnThemselvesNorForAnotherCompany() {
    Browser anne = signedIn.as(ANNE);
    anne.get("/acces/personnes");
    String own = "/acces/personnes/" + signedIn.id(ANNE);
    var grant = Map.of("droit", "KEYS_MANAGE");
    assertThat(location(anne.post(own + "/accorder", grant))).endsWith("fait=ONESELF");
    var withdraw = Map.of("droit", "PEOPLE_MANAGE", "motif", "x");
    assertThat(location(anne.post(own + "/retirer", withdraw))).endsWith("fait=LAST_ADMINISTRATOR");
    var officers = Map.of("droit", "CONTROL_DECIDE");
    assertThat(location(anne.post("/acces/personnes/" + signedIn.id(REMI) + "/accorder", officers)))
        .endsWith("fait=NOT_HERE");

    Browser claire = signedIn.claire();
    claire.get("/acces/personnes");
    String remi = "/acces/personnes/" + signedIn.id(REMI);
    assertThat(claire.post(remi + "/accorder", grant).statusCode()).isEqualTo(404);
    assertThat(signedIn.as(REMI).get(REQUESTS).statusCode()).isEqualTo(403);
  }

  @Test
  void warnsOnceThirtySevenAndOneDayBefore() {
    for (int[] step : new int[][] {{29, 30}, {6, 7}, {0, 1}}) {
      end(step[0]);
      desk.warn();
      assertThat(warned()).isEqualTo(step[1]);
    }
    told(signedIn.as(REMI), "Un droit prend fin bientôt");
    assertThat(signedIn.as(REMI).get("/acces/situation").body()).contains("HAB-011");
    int before = endings();
    desk.warn();
    assertThat(endings()).isEqualTo(before);
  }

  /// ASVS V11.4.3, V16.2.1, V16.2.2, V16.4.2.
  @Test
  void keepsATrailThatShowsWhatWasChanged() {
    assertThatThrownBy(() -> jdbc.sql("update identity.trail set act = 'NOTHING'").update())
        .hasStackTraceContaining("append-only");
    assertThatThrownBy(() -> jdbc.sql("delete from identity.trail").update())
        .hasStackTraceContaining("append-only");
  }

  private String ask(Browser browser) {
    browser.get("/acces/situation");
    return location(
        browser.post(
            "/acces/demandes",
            Map.of("droit", "KEYS_MANAGE", "pourquoi", "pour brancher notre logiciel")));
  }

  private static void told(Browser browser, String what) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(browser.get("/notifications").body()).contains(what));
  }

  private void end(int days) {
    jdbc.sql(
            """
            insert into identity.habilitation (person_id, company_id, entitlement, state, until_at,
              requested_by, decided_by)
            select m.person_id, m.company_id, 'KEYS_MANAGE', 'VALIDATED',
              now() + make_interval(days => :days, hours => 12), 'mercure', 'mercure'
            from identity.membership m join identity.person p on p.id = m.person_id
            where p.email = :remi
            on conflict (person_id, company_id, office, entitlement) do update set
              until_at = excluded.until_at, state = 'VALIDATED'
            """)
        .param("days", days)
        .param("remi", REMI)
        .update();
  }

  private int warned() {
    return jdbc.sql(
            """
            select h.warned from identity.habilitation h join identity.person p on p.id = h.person_id
            where p.email = :remi and h.entitlement = 'KEYS_MANAGE'
            """)
        .param("remi", REMI)
        .query((row, _) -> row.getInt(1))
        .single();
  }

  private int endings() {
    return jdbc.sql("select count(*) from notification.notification where reason = 'RIGHT_ENDING'")
        .query((row, _) -> row.getInt(1))
        .single();
  }

  private static String request(String page) {
    Matcher found = GRANT.matcher(page);
    String last = "";
    while (found.find()) {
      last = found.group(1);
    }
    assertThat(last).as(page).isNotEmpty();
    return last;
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }
}
