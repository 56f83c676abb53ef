// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.mercure.identity.Browser;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// From the report of a workstation to the act that frees many.
@SandboxTest
class FleetIT {
  private static final Pattern TOKEN = Pattern.compile("mercure_parc_[0-9a-f]{40}");
  private static final Pattern REVOKE = Pattern.compile("/parc/jetons/[0-9]+/revoquer");
  private static final String POLICY = "fleet-it";

  private final Browser claire;
  private final Browser nobody;
  private final SignedIn signedIn;
  private final JdbcClient jdbc;
  private final FleetStore store;
  private final Clock clock;

  FleetIT(SignedIn signedIn, JdbcClient jdbc, FleetStore store, Clock clock) {
    this.signedIn = signedIn;
    this.claire = signedIn.claire();
    this.nobody = signedIn.nobody();
    this.jdbc = jdbc;
    this.store = store;
    this.clock = clock;
  }

  @AfterEach
  void forget() {
    jdbc.sql("delete from diagnosis.station where policy = :policy")
        .param("policy", POLICY)
        .update();
    jdbc.sql("delete from diagnosis.fleet_day where policy = :policy")
        .param("policy", POLICY)
        .update();
    jdbc.sql("delete from diagnosis.enrolment where name like 'Essai %'").update();
  }

  private String token(String name) {
    claire.get("/parc");
    Matcher token =
        TOKEN.matcher(claire.post("/parc/jetons", Map.of("name", "Essai " + name)).body());
    assertThat(token.find()).isTrue();
    return token.group();
  }

  private int report(String token, int machine, String site, Instant at, String causes) {
    String body =
        """
        {"schema":"mercure-fleet/1","machine":"%032x","site":"%s","policy":"%s",
         "reference":"K7F-2QX","at":"%s","verdict":"%s","causes":[%s]}
        """
            .formatted(machine, site, POLICY, at, causes.isEmpty() ? "HEALTHY" : "BLOCKED", causes);
    return send(token, body);
  }

  private int send(String token, String body) {
    return nobody
        .send(
            nobody
                .request("/api/v1/fleet/reports")
                .header("Mercure-Fleet-Token", token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)))
        .statusCode();
  }

  @Test
  void tellsWhatOneActWouldFreeWhere() {
    String token = token("sites");
    Instant now = clock.instant();
    for (int machine = 0; machine < 5; machine++) {
      String site = machine < 3 ? "Lyon" : "Le Havre";
      assertThat(report(token, machine, site, now, "\"DNS_NXDOMAIN\"")).isEqualTo(204);
    }
    report(token, 5, "Lyon", now, "");

    String page = claire.get("/parc?profil=" + POLICY).body();
    assertThat(page)
        .contains(
            "Le DNS de votre réseau ne connaît pas",
            "Une action pour 5 postes",
            "Lyon (3)",
            "Le Havre (2)");
    assertThat(claire.get("/parc/export.csv?profil=" + POLICY).body())
        .contains("\"DNS_NXDOMAIN\",\"network\",\"Lyon\",\"3\"");
    assertThat(signedIn.paul().get("/parc?profil=" + POLICY).body()).doesNotContain("Le Havre");
  }

  @Test
  void keepsTheLastWordOfEachWorkstation() {
    String token = token("repeat");
    Instant now = clock.instant();
    report(token, 1, "Lyon", now.minusSeconds(600), "\"DNS_NXDOMAIN\",\"IPV6_CASSE\"");
    report(token, 1, "Lyon", now, "\"DNS_NXDOMAIN\"");
    report(token, 1, "Lyon", now.minusSeconds(300), "\"CERT_EXPIRE\"");

    assertThat(store.cells(owner(), POLICY))
        .singleElement()
        .satisfies(cell -> {
          assertThat(cell.cause()).isEqualTo("DNS_NXDOMAIN");
          assertThat(cell.since().getEpochSecond()).isEqualTo(now.getEpochSecond() - 600);
        });
  }

  @Test
  void refusesWhatIsNoReportAndWhoIsNotEnrolled() {
    String token = token("form");
    assertThat(report("mercure_parc_" + "0".repeat(40), 1, "Lyon", clock.instant(), ""))
        .isEqualTo(401);
    assertThat(send(token, "{}")).isEqualTo(422);
    assertThat(send(token, "[1]")).isEqualTo(422);
    assertThat(send(token, "not json")).isEqualTo(422);
    assertThat(report(token, 1, "Lille", clock.instant(), "null")).isEqualTo(422);
    assertThat(report(token, 1, "<script>", clock.instant(), "")).isEqualTo(422);
    assertThat(report(token, 1, "Lyon", clock.instant().minusSeconds(40 * 86_400), ""))
        .isEqualTo(422);
    assertThat(send(token, " ".repeat(9_000))).isEqualTo(413);
  }

  @Test
  void revokesAToken() {
    String token = token("revoked");
    assertThat(report(token, 1, "Lyon", clock.instant(), "")).isEqualTo(204);
    Matcher revoke = REVOKE.matcher(claire.get("/parc").body());
    assertThat(revoke.find()).isTrue();

    assertThat(claire.post(revoke.group(), Map.of()).statusCode()).isEqualTo(303);
    assertThat(report(token, 1, "Lyon", clock.instant(), "")).isEqualTo(401);
    assertThat(claire.post(revoke.group(), Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void sumsUpTheDayAndForgetsOldReports() {
    String token = token("settle");
    report(token, 1, "Lyon", clock.instant(), "\"DNS_NXDOMAIN\"");
    report(token, 2, "Lyon", clock.instant(), "");
    jdbc.sql(
            """
            insert into diagnosis.station (owner, machine, policy, site, at, verdict, reference)
            values (:owner, decode(repeat('ab', 16), 'hex'), :policy, 'Old', now() - interval '31 days',
              'HEALTHY', 'K7F-2QX')
            """)
        .param("owner", owner())
        .param("policy", POLICY)
        .update();

    store.settle();

    assertThat(store.days(owner(), POLICY))
        .extracting(FleetStore.Day::site, FleetStore.Day::cause, FleetStore.Day::stations)
        .contains(tuple("Lyon", "", 2), tuple("Lyon", "DNS_NXDOMAIN", 1));
    assertThat(store.sites(owner(), POLICY))
        .extracting(FleetStore.Site::name)
        .doesNotContain("Old");
  }

  private String owner() {
    return jdbc.sql("select owner from diagnosis.station where policy = :policy limit 1")
        .param("policy", POLICY)
        .query((row, _) -> row.getString(1))
        .single();
  }
}
