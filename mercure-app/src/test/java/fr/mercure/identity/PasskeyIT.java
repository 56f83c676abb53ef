// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@SandboxTest
class PasskeyIT {
  private static final String PAUL = "paul.girard@nordex.example";
  private static final String PAULS =
      """
      = (select handle from identity.passkey_owner
        where person_id = (select id from identity.person where email = :email))
      """;
  private static final String LIST = "/compte/cles-d-acces";

  private final SignedIn signedIn;
  private final JdbcClient jdbc;
  private final Authenticator authenticator;

  PasskeyIT(SignedIn signedIn, JdbcClient jdbc, Environment environment) {
    this.signedIn = signedIn;
    this.jdbc = jdbc;
    this.authenticator =
        new Authenticator("http://localhost:" + environment.getProperty("local.server.port"));
  }

  @AfterEach
  void forget() {
    jdbc.sql("delete from identity.passkey").update();
    jdbc.sql("delete from identity.sign_in_attempt").update();
  }

  @Test
  void signsInWithoutPasswordOrCode() {
    Browser owner = signedIn.paul();
    assertThat(location(add(owner, authenticator))).isEqualTo(LIST + "?fait=ajout");
    assertThat(owner.get(LIST + "?fait=ajout").body())
        .contains("Téléphone", "Votre clé d’accès est enregistrée", "Sur un seul appareil");

    authenticator.counter++;
    Browser browser = signedIn.nobody();
    HttpResponse<String> answer = signIn(browser, authenticator, "/dossiers");

    assertThat(location(answer)).isEqualTo("/dossiers");
    assertThat(browser.get("/compte").body()).contains("Paul Girard");
    assertThat(browser.get(LIST).statusCode()).as("a passkey is a fresh factor").isEqualTo(200);
  }

  @Test
  void isTheSecondStepAfterThePassword() {
    add(signedIn.paul(), authenticator);
    authenticator.counter++;
    Browser browser = signedIn.nobody();
    browser.get("/connexion");
    browser.post("/connexion", Map.of("email", PAUL, "password", signedIn.password()));
    assertThat(browser.get("/connexion/second-facteur").body()).contains("data-passkey=\"use\"");

    assertThat(location(signIn(browser, authenticator, ""))).isEqualTo("/accueil");
  }

  @Test
  void isNotTheSecondStepOfSomebodyElse() {
    add(signedIn.claire(), authenticator);
    authenticator.counter++;
    Browser browser = signedIn.nobody();
    browser.get("/connexion");
    browser.post("/connexion", Map.of("email", PAUL, "password", signedIn.password()));

    refused(signIn(browser, authenticator, ""), "MFA-015");
    assertThat(browser.get("/compte").statusCode()).isEqualTo(303);
  }

  @Test
  void demandsVerificationOfTheUserWhenMade() {
    int before = keys();
    authenticator.verifies = false;

    HttpResponse<String> answer = add(signedIn.paul(), authenticator);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/aide/erreurs/MFA-006");
    assertThat(keys()).isEqualTo(before);
  }

  @Test
  void demandsVerificationOfTheUserWhenUsedAndTellsSupportOnly() {
    add(signedIn.paul(), authenticator);
    authenticator.counter++;
    authenticator.verifies = false;

    refused(signIn(signedIn.nobody(), authenticator, ""), "MFA-015");

    assertThat(causes()).isEqualTo("MFA-006");
  }

  @Test
  void asksForVerificationAndNamesNoKey() {
    Browser browser = signedIn.nobody();
    browser.get("/connexion");
    add(signedIn.paul(), authenticator);

    String asked = browser.post("/connexion/cle/demande", Map.of()).body();

    assertThat(asked)
        .contains("\"userVerification\":\"required\"", "\"allowCredentials\":[]")
        .contains("\"rpId\":\"localhost\"");
  }

  @Test
  void blocksACopy() {
    authenticator.counter = 5;
    Browser owner = signedIn.paul();
    add(owner, authenticator);
    authenticator.counter = 9;
    assertThat(signIn(signedIn.nobody(), authenticator, "").statusCode()).isEqualTo(303);

    authenticator.counter = 7;
    refused(signIn(signedIn.nobody(), authenticator, ""), "MFA-007");
    authenticator.counter = 20;
    refused(signIn(signedIn.nobody(), authenticator, ""), "MFA-015");
    assertThat(owner.get(LIST).body()).contains("Bloquée");
  }

  @Test
  void takesAuthenticatorsThatDoNotCount() {
    authenticator.counter = 0;
    add(signedIn.paul(), authenticator);

    assertThat(signIn(signedIn.nobody(), authenticator, "").statusCode()).isEqualTo(303);
    assertThat(signIn(signedIn.nobody(), authenticator, "").statusCode()).isEqualTo(303);
  }

  @Test
  void refusesAKeyOfAnotherAddress() {
    int before = keys();
    authenticator.origin = "https://mercure.example";
    assertThat(add(signedIn.paul(), authenticator).body()).contains("/aide/erreurs/MFA-005");

    authenticator.origin = "http://localhost";
    authenticator.host = "mercure.example";
    assertThat(add(signedIn.paul(), authenticator).body()).contains("/aide/erreurs/MFA-005");
    assertThat(keys()).isEqualTo(before);
  }

  @Test
  void servesNoQuestionTwice() {
    add(signedIn.paul(), authenticator);
    authenticator.counter++;
    Browser browser = signedIn.nobody();
    browser.get("/connexion");
    String asked = browser.post("/connexion/cle/demande", Map.of()).body();
    String answer = authenticator.use(asked);
    assertThat(browser.post("/connexion/cle", Map.of("answer", answer)).statusCode())
        .isEqualTo(303);

    Browser thief = signedIn.nobody();
    thief.get("/connexion");
    thief.post("/connexion/cle/demande", Map.of());
    refused(thief.post("/connexion/cle", Map.of("answer", answer)), "MFA-015");
    refused(thief.post("/connexion/cle", Map.of("answer", "{\"id\":1}")), "MFA-015");
    refused(thief.post("/connexion/cle", Map.of("answer", "x".repeat(200_000))), "MFA-015");
  }

  @Test
  void isNotMadeWithAStolenPassword() {
    int before = keys();
    Browser thief = signedIn.nobody();
    thief.get("/connexion");
    thief.post("/connexion", Map.of("email", PAUL, "password", signedIn.password()));
    thief.get("/connexion/second-facteur");

    assertThat(location(thief.post(LIST + "/demande", Map.of()))).startsWith("/connexion?");
    assertThat(location(thief.post(LIST, Map.of("name", "x", "answer", "{}"))))
        .startsWith("/connexion?");
    assertThat(keys()).isEqualTo(before);
  }

  @Test
  void doesNotOpenASuspendedAccount() {
    add(signedIn.paul(), authenticator);
    authenticator.counter++;
    state("SUSPENDED");
    try {
      refused(signIn(signedIn.nobody(), authenticator, ""), "AUT-003");
    } finally {
      state("ACTIVE");
    }
  }

  @Test
  void isRemovedUnlessItIsTheLastWayIn() {
    Browser owner = signedIn.paul();
    add(owner, authenticator);
    long id =
        jdbc.sql("select id from identity.passkey where handle " + PAULS)
            .param("email", PAUL)
            .query(Long.class)
            .single();
    String hash =
        jdbc.sql("delete from identity.password " + OF_PAUL + " returning hash")
            .param("email", PAUL)
            .query(String.class)
            .single();
    owner.get(LIST);
    assertThat(owner.post(LIST + "/" + id + "/retirer", Map.of()).body())
        .contains("/aide/erreurs/MFA-014");
    jdbc.sql(
            """
            insert into identity.password (person_id, hash, set_at)
            select id, :hash, now() from identity.person where email = :email
            """)
        .param("hash", hash)
        .param("email", PAUL)
        .update();

    assertThat(location(owner.post(LIST + "/" + id + "/retirer", Map.of())))
        .isEqualTo(LIST + "?fait=retrait");
    assertThat(owner.post(LIST + "/" + id + "/retirer", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void wantsANameAndCountsToTen() {
    Browser owner = signedIn.paul();
    owner.get(LIST);
    String asked = owner.post(LIST + "/demande", Map.of()).body();
    var answer = Map.of("name", " ", "answer", authenticator.make(asked));
    assertThat(owner.post(LIST, answer).body()).contains("/aide/erreurs/MFA-017");

    for (int i = 0; i < PasskeyDesk.MOST; i++) {
      assertThat(add(owner, new Authenticator(authenticator.origin)).statusCode()).isEqualTo(303);
    }
    assertThat(add(owner, authenticator).body()).contains("/aide/erreurs/MFA-016");
  }

  private static final String OF_PAUL =
      "where person_id = (select id from identity.person where email = :email)";

  private void state(String state) {
    jdbc.sql("update identity.person set state = :state where email = :email")
        .param("state", state)
        .param("email", PAUL)
        .update();
  }

  private static HttpResponse<String> add(Browser owner, Authenticator authenticator) {
    owner.get(LIST);
    String asked = owner.post(LIST + "/demande", Map.of()).body();
    return owner.post(LIST, Map.of("name", "Téléphone", "answer", authenticator.make(asked)));
  }

  private static HttpResponse<String> signIn(
      Browser browser, Authenticator authenticator, String target) {
    browser.get("/connexion");
    String asked = browser.post("/connexion/cle/demande", Map.of()).body();
    return browser.post(
        "/connexion/cle", Map.of("answer", authenticator.use(asked), "suite", target));
  }

  private static void refused(HttpResponse<String> answer, String code) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("/aide/erreurs/" + code);
  }

  private int keys() {
    return jdbc.sql("select count(*) from identity.passkey where handle " + PAULS)
        .param("email", PAUL)
        .query(Integer.class)
        .single();
  }

  private String causes() {
    return jdbc.sql(
            "select string_agg(cause, ' ') from identity.sign_in_attempt where step = 'PASSKEY'")
        .query(String.class)
        .single();
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("none");
  }
}
