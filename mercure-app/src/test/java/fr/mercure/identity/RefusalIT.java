// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is said of a refusal: to a stranger nothing, to the owner and to support the exact cause.
@SandboxTest
class RefusalIT {
  private static final String CLAIRE = "claire.morel@transmer.example";
  private static final String PAUL = "paul.girard@nordex.example";
  private static final String NOBODY = "clairf.morel@transmer.example";
  private static final int TRIES = 40;

  private final SignedIn signedIn;
  private final SignInDesk desk;
  private final OwnerLetters letters;
  private final JdbcClient jdbc;

  RefusalIT(SignedIn signedIn, SignInDesk desk, OwnerLetters letters, JdbcClient jdbc) {
    this.signedIn = signedIn;
    this.desk = desk;
    this.letters = letters;
    this.jdbc = jdbc;
  }

  @AfterEach
  void mend() {
    paul("state = 'ACTIVE', seen_at = now(), confirmed_at = now()");
    jdbc.sql("delete from identity.terms").update();
    jdbc.sql("update identity.person set terms = 0").update();
    jdbc.sql("delete from identity.sign_in_attempt").update();
  }

  private void paul(String change) {
    jdbc.sql("update identity.person set " + change + " where email = :email")
        .param("email", PAUL)
        .update();
  }

  @Test
  void saysTheSameForEveryCause() {
    String unknown = refusal(NOBODY, "wrong");
    assertThat(refusal(PAUL, "wrong")).isEqualTo(unknown);
    paul("state = 'SUSPENDED'");
    assertThat(refusal(PAUL, "wrong")).as("AUT-003").isEqualTo(unknown);
    paul("state = 'CLOSED'");
    assertThat(refusal(PAUL, "wrong")).as("AUT-005").isEqualTo(unknown);
    paul("state = 'ACTIVE', seen_at = now() - interval '2 years'");
    assertThat(refusal(PAUL, "wrong")).as("AUT-004").isEqualTo(unknown);
    paul("seen_at = now(), confirmed_at = null");
    assertThat(refusal(PAUL, "wrong")).as("AUT-006").isEqualTo(unknown);
    assertThat(refusal(CLAIRE, " " + signedIn.password()))
        .as("AUT-010")
        .isEqualTo(refusal(NOBODY, " " + signedIn.password()))
        .contains("commence ou finit par un espace");
    assertThat(Refusal.causes(jdbc)).contains("AUT-010", "AUT-013", "AUT-014").doesNotContain("OK");
  }

  /// ASVS V6.2.8.
  @Test
  void opensNothingToAVariantOfThePassword() {
    assertThat(password(CLAIRE, signedIn.password() + "\u00a0").statusCode()).isEqualTo(403);
    assertThat(password(CLAIRE, " " + signedIn.password()).statusCode()).isEqualTo(403);
    assertThat(Refusal.causes(jdbc)).containsOnly("AUT-010");
  }

  @Test
  void saysWhatLooksMistypedFromWhatWasTypedAlone() {
    assertThat(password("8130002652600", "x").body()).contains("un SIRET en a 14");
    assertThat(password("130 025 265 00013", "x").body()).contains("ressemble à un SIRET");
    assertThat(password("FR130025265", "x").body()).contains("ressemble à un EORI");
    assertThat(password("claire.morel", "x").body()).contains("il lui manque l’arobase");
    assertThat(password(NOBODY, "MAUVAIS").body()).contains("tout en capitales");
    assertThat(Refusal.causes(jdbc)).contains("AUT-009");
  }

  /// Pairs of tries, one after the other, so that a busy machine slows both: a path that took
  /// longer would win most pairs. By chance alone this fails once in five thousand runs.
  @Test
  void takesNoLongerForAnyCause() {
    paul("state = 'SUSPENDED'");
    int slower = 0;
    for (int i = 0; i < TRIES; i++) {
      long first = nanos(i % 2 == 0 ? PAUL : NOBODY);
      long second = nanos(i % 2 == 0 ? NOBODY : PAUL);
      slower += (i % 2 == 0 ? first > second : second > first) ? 1 : 0;
      jdbc.sql("delete from identity.sign_in_attempt").update();
    }

    assertThat(slower).isBetween(TRIES / 5, TRIES - TRIES / 5);
  }

  private long nanos(String email) {
    long start = System.nanoTime();
    desk.password(email, "wrong", "192.0.2.1");
    return System.nanoTime() - start;
  }

  @Test
  void writesTheCauseToTheOwnerOnceAnHour() {
    for (int i = 0; i < 3; i++) {
      password(CLAIRE, "wrong " + i);
    }
    password(NOBODY, "wrong");
    letters.write();
    password(CLAIRE, "wrong again");
    letters.write();

    String letter = "refused-%d-aut-013-%%".formatted(signedIn.id(CLAIRE));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> put(letter) >= 1);
    assertThat(put(letter)).as("one more at most where the hour has just struck").isLessThan(3);
  }

  private int put(String letter) {
    return jdbc.sql("select count(*) from post.letter where reference like :letter")
        .param("letter", letter)
        .query(Integer.class)
        .single();
  }

  /// ASVS V16.3.1.
  @Test
  void isFoundByItsReference() {
    String page = password(PAUL, "wrong").body();
    String reference = page.replaceAll("(?s).*(R-[A-Z2-7]{8}).*", "$1");
    Browser support = signedIn.as(SandboxStops.SUPPORT.email());
    support.get("/acces/references");

    var form = Map.of("reference", " " + reference + " ", "motif", "appel du 24 novembre");
    assertThat(support.post("/acces/references", form).body())
        .contains("AUT-013", "p…@nordex.example")
        .doesNotContain("Nordex Composants");
    var nothing = Map.of("reference", "R-AAAAAAAA", "motif", "x");
    assertThat(support.post("/acces/references", nothing).statusCode()).isEqualTo(422);
    assertThat(
            jdbc.sql(
                    "select count(*) from identity.trail where act = 'REFERENCE_READ' and detail"
                        + " like :r")
                .param("r", reference + "%")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void wakesADormantAccountUpByALink() {
    paul("seen_at = now() - interval '2 years', confirmed_at = null");
    Browser paul = signedIn.paul();
    assertThat(paul.get("/accueil").headers().firstValue("Location")).contains("/acces/situation");
    assertThat(paul.get("/acces/situation").body())
        .contains("AUT-004", "AUT-006", "Recevoir le lien");
    paul.post("/acces/situation/lien", Map.of());
    String letter = "link-%d-%%".formatted(signedIn.id(PAUL));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> put(letter) >= 1);

    String token = "abcdefghijklmnopqrstuvwxyz234567";
    jdbc.sql(
            """
            insert into identity.account_link (digest, person_id, made_at, until_at)
            values (:digest, :person, now(), now() + interval '1 hour')
            """)
        .param("digest", Sha256.of(token.getBytes(StandardCharsets.UTF_8)))
        .param("person", signedIn.id(PAUL))
        .update();
    Browser anywhere = signedIn.nobody();
    assertThat(anywhere.get("/connexion/lien/" + token).body()).contains("Confirmer");
    assertThat(anywhere.post("/connexion/lien/" + token, Map.of()).statusCode()).isEqualTo(200);
    assertThat(anywhere.post("/connexion/lien/" + token, Map.of()).statusCode()).isEqualTo(410);
    assertThat(paul.get("/accueil").statusCode()).isEqualTo(200);
  }

  @Test
  void asksForTermsOnceTheyHold() {
    jdbc.sql("insert into identity.terms values (3, date '2026-01-01', '/mentions-legales')")
        .update();
    Browser paul = signedIn.paul();
    assertThat(paul.get("/acces/situation").body()).contains("AUT-012");

    assertThat(paul.get("/compte/conditions").body()).contains("/mentions-legales");
    paul.post("/compte/conditions", Map.of());
    assertThat(paul.get("/accueil").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> password(String email, String password) {
    return signedIn.nobody().password(email, password);
  }

  private String refusal(String email, String password) {
    return Refusal.seen(password(email, password), email, "content-length");
  }
}
