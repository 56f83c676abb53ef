// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.access.Sightings;
import fr.mercure.identity.Browser;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// From a check that somebody sends to what support reads.
@SandboxTest
class SupportIT {
  private static final String SUPPORT = "sam.renard@assistance.example";
  private static final Pattern REFUSED = Pattern.compile("R-[A-Z2-7]{8}");

  private final SignedIn signedIn;
  private final Browser nobody;
  private final JdbcClient jdbc;
  private final CheckStore checks;

  SupportIT(SignedIn signedIn, JdbcClient jdbc, CheckStore checks) {
    this.signedIn = signedIn;
    this.nobody = signedIn.nobody();
    this.jdbc = jdbc;
    this.checks = checks;
  }

  @AfterEach
  void forget() {
    jdbc.sql("delete from diagnosis.kept_check where reference like 'T0%'").update();
  }

  private static Map<String, String> check(String reference) {
    return new HashMap<>(
        Map.of(
            "ref",
            reference,
            "le",
            Long.toString(Instant.now().getEpochSecond()),
            "vu",
            "http.service:OK~page.cookie:LOST~page.cookiewrite:REFUSED"));
  }

  private String look(String reference) {
    Browser support = signedIn.as(SUPPORT);
    support.get("/assistance");
    return support.post("/assistance", Map.of("reference", reference)).body();
  }

  @Test
  void readsNothingThatWasNotSent() {
    assertThat(look("T0A-AAA")).contains("Rien sous", "T0A-AAA");
  }

  @Test
  void readsACheckOnceItWasSentUntilItIsTakenBack() {
    Map<String, String> check = check("T0B-BBB");
    String kept = location(nobody.post("/acces/garder", check));
    assertThat(kept).contains("garde=KEPT");
    assertThat(nobody.get(kept).body())
        .contains("Envoyé. L’assistance lit ce résultat avec la référence T0B-BBB");

    assertThat(look("t0b bbb"))
        .contains("Vérification T0B-BBB", "COOKIES_REFUSES", "127.0.0.0/24", "page.cookie:LOST");

    assertThat(location(nobody.post("/acces/oublier", check))).contains("garde=FORGOTTEN");
    assertThat(look("T0B-BBB")).contains("Rien sous");
  }

  @Test
  void forgetsOnlyForWhoeverHasTheWholeAddress() {
    Map<String, String> check = check("T0C-CCC");
    nobody.post("/acces/garder", check);
    var guessed = new HashMap<>(check);
    guessed.put("vu", "http.service:OK");
    nobody.post("/acces/oublier", guessed);

    assertThat(checks.find(new CheckReference("T0C-CCC"))).isPresent();
  }

  @Test
  void keepsTheFirstOfTwoUnderOneReference() {
    nobody.post("/acces/garder", check("T0D-DDD"));
    Map<String, String> other = check("T0D-DDD");
    other.put("le", "1700000000");

    assertThat(location(nobody.post("/acces/garder", other))).contains("garde=NOT_NOW");
    assertThat(checks.find(new CheckReference("T0D-DDD")).orElseThrow().at())
        .isAfter(Instant.ofEpochSecond(1_700_000_000));
  }

  @Test
  void joinsARefusedSignInWithItsCheck() {
    Browser somebody = signedIn.nobody();
    somebody.get("/connexion");
    String refused =
        somebody
            .post(
                "/connexion",
                Map.of("email", "t0@nobody.example", "password", "not their password"))
            .body();
    Matcher reference = REFUSED.matcher(refused);
    assertThat(reference.find()).isTrue();
    Map<String, String> check = check("T0E-EEE");
    check.put("essai", reference.group());
    nobody.post("/acces/garder", check);

    assertThat(look(reference.group()))
        .contains(
            "Mot de passe", "Aucun compte n’a l’adresse saisie", "T0E-EEE", "COOKIES_REFUSES");
    assertThat(look("T0E-EEE")).contains(reference.group(), "Aucun compte n’a l’adresse saisie");
    assertThat(refused).doesNotContain("Aucun compte", "AUT-014");
  }

  @Test
  void namesTheStepOfARefusedCertificate() {
    jdbc.sql(
            """
            insert into identity.sign_in_attempt (at, step, account, address, cause, reference)
            values (now(), 'CERTIFICATE', 'T0'::bytea, '192.0.2.1', 'CRT-005', 'R-T0CERTIF')
            """)
        .update();
    try {
      assertThat(look("R-T0CERTIF"))
          .contains("<td role=\"cell\">Certificat</td>", "rattaché à aucun compte")
          .contains("href=\"/acces/references\"");
    } finally {
      jdbc.sql("delete from identity.sign_in_attempt where reference = 'R-T0CERTIF'").update();
    }
  }

  @Test
  void explainsACodeOfFranceConnect() {
    assertThat(look("Y190001")).contains("FED-002", "La demande a expiré");
    assertThat(nobody.get("/acces/code?code=Y020017").body())
        .contains("Votre accès est désactivé chez le fournisseur d’identité", "FED-011");
    assertThat(nobody.get("/acces/code?code=%3Cb%3EY777777").body())
        .contains("&lt;b&gt;Y777777", "ne figure pas parmi les codes");
  }

  @Test
  void makesOneIncidentOfTheSameCauseOnTheSameNetwork() {
    Instant noon = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(5, ChronoUnit.HOURS);
    keep("T0F-FF0", noon, "203.0.113.0/24");
    keep("T0F-FF1", noon.plusSeconds(600), "203.0.113.0/24");
    keep("T0F-FF2", noon.plusSeconds(1_300), "203.0.113.0/24");
    keep("T0F-FF3", noon.plusSeconds(4_000), "203.0.113.0/24");
    keep("T0F-FF4", noon.plusSeconds(60), "198.51.100.0/24");

    assertThat(checks.incidents(noon.minusSeconds(1)))
        .filteredOn(incident -> !incident.network().startsWith("127"))
        .containsExactly(
            new CheckStore.Incident(
                "COOKIES_REFUSES", "203.0.113.0/24", noon, noon.plusSeconds(1_300), 3));
  }

  private void keep(String reference, Instant at, String network) {
    checks.keep(
        new KeptCheck(
            new CheckReference(reference),
            at,
            at,
            Sightings.parse("page.cookie:LOST~page.cookiewrite:REFUSED"),
            List.of("COOKIES_REFUSES"),
            Optional.empty(),
            network,
            ""));
  }

  @Test
  void writesDownWhoLooked() {
    look("T0G-LKD");

    assertThat(
            jdbc.sql("select who from diagnosis.look where reference = 'T0G-LKD'")
                .query(String.class)
                .single())
        .startsWith("person:");
    assertThat(signedIn.claire().get("/assistance").statusCode()).isEqualTo(403);
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
