// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@SandboxTest
class SignInIT {
  private static final String CLAIRE = "claire.morel@transmer.example";
  private static final String NOBODY = "clairf.morel@transmer.example";

  private final SignedIn signedIn;
  private final JdbcClient jdbc;

  SignInIT(SignedIn signedIn, JdbcClient jdbc) {
    this.signedIn = signedIn;
    this.jdbc = jdbc;
  }

  @AfterEach
  void forgetAttempts() {
    jdbc.sql("delete from identity.sign_in_attempt").update();
  }

  @Test
  void opensThePageThatWasWanted() {
    Browser browser = signedIn.nobody();
    HttpResponse<String> asked = browser.get("/compte?onglet=a%26b");
    assertThat(asked.statusCode()).isEqualTo(303);
    String signIn = asked.headers().firstValue("Location").orElseThrow();
    assertThat(signIn).isEqualTo("/connexion?suite=%2Fcompte%3Fonglet%3Da%2526b");

    assertThat(browser.get(signIn).body()).contains("value=\"/compte?onglet=a%26b\"");
    signedIn.forgetLastCode(CLAIRE);
    var first =
        browser.post(
            "/connexion",
            Map.of(
                "email", " Claire.Morel@transmer.example ",
                "password", signedIn.password(),
                "suite", "/compte?onglet=a%26b"));
    assertThat(location(first)).isEqualTo("/connexion/second-facteur");
    var second = browser.get("/connexion/second-facteur");
    var last =
        browser.post(
            "/connexion/second-facteur",
            Map.of("code", spaced(Browser.sandboxCode(second.body()).orElseThrow())));

    assertThat(location(last)).isEqualTo("/compte?onglet=a%26b");
    assertThat(browser.get("/compte").body()).contains("Claire Morel");
  }

  @Test
  void saysTheSameOfAnAccountThatExistsAndOfOneThatDoesNot() {
    String exists = refusal(CLAIRE);
    String doesNot = refusal(NOBODY);

    assertThat(exists).contains("R-________").isEqualTo(doesNot);
    assertThat(causes()).containsExactlyInAnyOrder("AUT-013", "AUT-014");
  }

  /// ASVS V6.2.6, V6.2.7.
  @Test
  void letsPasswordsBeMaskedPastedAndKept() {
    assertThat(signedIn.nobody().get("/connexion").body())
        .contains("type=\"password\" autocomplete=\"current-password\"")
        .doesNotContain("onpaste", "autocomplete=\"off\"");
  }

  /// ASVS V2.4.1, V6.3.1, V16.3.3.
  @Test
  void stopsGuessingAfterFiveFailuresAndSaysForHowLong() {
    for (int i = 0; i < SignInLimits.LIMIT_TOGETHER; i++) {
      assertThat(password(signedIn.nobody(), CLAIRE, "wrong " + i).statusCode()).isEqualTo(403);
    }

    var refused = password(signedIn.nobody(), CLAIRE, signedIn.password());

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("Réessayez dans 15 minutes");
    assertThat(refused.headers().firstValue("Retry-After")).contains("900");
  }

  @Test
  void throttlesAnAccountThatDoesNotExistJustTheSame() {
    for (int i = 0; i < SignInLimits.LIMIT_TOGETHER; i++) {
      password(signedIn.nobody(), NOBODY, "wrong " + i);
    }

    assertThat(password(signedIn.nobody(), NOBODY, "wrong").statusCode()).isEqualTo(429);
  }

  /// ASVS V7.2.1.
  @Test
  void reachesNothingWithThePasswordAlone() {
    Browser browser = signedIn.nobody();
    password(browser, CLAIRE, signedIn.password());

    assertThat(location(browser.get("/compte"))).startsWith("/connexion?suite=");
  }

  /// ASVS V6.5.1.
  @Test
  void refusesACodeThatHasServed() {
    signedIn.forgetLastCode(CLAIRE);
    Browser first = signedIn.nobody();
    password(first, CLAIRE, signedIn.password());
    String code = Browser.sandboxCode(first.get("/connexion/second-facteur").body()).orElseThrow();
    assertThat(first.post("/connexion/second-facteur", Map.of("code", code)).statusCode())
        .isEqualTo(303);

    Browser second = signedIn.nobody();
    password(second, CLAIRE, signedIn.password());
    second.get("/connexion/second-facteur");
    var refused = second.post("/connexion/second-facteur", Map.of("code", code));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("Ce code a déjà servi", "<title>Erreur\u00a0: code refusé");
  }

  @Test
  void stopsGuessingCodesAfterFiveFailures() {
    Browser browser = signedIn.nobody();
    password(browser, CLAIRE, signedIn.password());
    browser.get("/connexion/second-facteur");
    for (int i = 0; i < SignInLimits.LIMIT_TOGETHER; i++) {
      browser.post("/connexion/second-facteur", Map.of("code", "abc"));
    }

    assertThat(browser.post("/connexion/second-facteur", Map.of("code", "000000")).statusCode())
        .isEqualTo(429);
  }

  @Test
  void tellsThatTheClockOfTheTelephoneIsOff() {
    Browser browser = signedIn.nobody();
    password(browser, CLAIRE, signedIn.password());
    browser.get("/connexion/second-facteur");
    byte[] secret = Base32.decode(signedIn.totpSecret(CLAIRE));
    String late = Totp.code(secret, Totp.step(Clock.systemUTC().instant()) - 6);

    assertThat(browser.post("/connexion/second-facteur", Map.of("code", late)).body())
        .containsPattern("décalée de (-180|-210|−180|−210) secondes");
  }

  /// ASVS V7.2.2, V7.2.4.
  @Test
  void makesANewSessionAtEachStep() {
    signedIn.forgetLastCode(CLAIRE);
    Browser browser = signedIn.nobody();
    browser.plant("mercure", "Zml4ZWQtYnktYW4tYXR0YWNrZXI");
    password(browser, CLAIRE, signedIn.password());
    String half = browser.cookie("mercure").orElseThrow();
    String code =
        Browser.sandboxCode(browser.get("/connexion/second-facteur").body()).orElseThrow();
    browser.post("/connexion/second-facteur", Map.of("code", code));
    String whole = browser.cookie("mercure").orElseThrow();

    assertThat(half).isNotEqualTo("Zml4ZWQtYnktYW4tYXR0YWNrZXI").isNotEqualTo(whole);
    Browser thief = signedIn.nobody();
    thief.plant("mercure", half);
    assertThat(location(thief.get("/compte"))).startsWith("/connexion");
  }

  /// ASVS V7.4.1, V14.3.1.
  @Test
  void endsTheSessionWhenOneLeaves() {
    Browser browser = signedIn.claire();
    browser.get("/compte");
    String session = browser.cookie("mercure").orElseThrow();

    assertThat(location(browser.post("/deconnexion", Map.of()))).isEqualTo("/connexion?sortie");
    Browser thief = signedIn.nobody();
    thief.plant("mercure", session);
    assertThat(location(thief.get("/compte"))).startsWith("/connexion?suite=%2Fcompte&expiree");
  }

  /// ASVS V3.5.1.
  @Test
  void refusesAFormWithoutItsToken() {
    Browser browser = signedIn.claire();
    browser.get("/compte");

    assertThat(browser.post("/deconnexion", Map.of("_csrf", "")).statusCode()).isEqualTo(403);
    assertThat(browser.post("/deconnexion", Map.of("_csrf", "forged")).statusCode()).isEqualTo(403);
    assertThat(browser.get("/compte").statusCode()).isEqualTo(200);
  }

  /// ASVS V3.3.1, V3.3.2, V3.3.4.
  @Test
  void hidesTheSessionCookieFromScriptsAndOtherSites() {
    Browser browser = signedIn.nobody();
    browser.get("/connexion");
    var response = password(browser, CLAIRE, signedIn.password());

    assertThat(response.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("mercure="))
        .isNotEmpty()
        .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/"));
  }

  private HttpResponse<String> password(Browser browser, String email, String password) {
    browser.get("/connexion");
    return browser.post("/connexion", Map.of("email", email, "password", password));
  }

  /// What differs by nature is blanked: the reference, the form tokens, the address as typed.
  private String refusal(String email) {
    var response = password(signedIn.nobody(), email, "wrong");
    assertThat(response.statusCode()).isEqualTo(403);
    var headers = new TreeMap<>(response.headers().map());
    headers.keySet().removeAll(List.of("date", "set-cookie"));
    return headers
        + response
            .body()
            .replaceAll("R-[A-Z2-7]{8}", "R-________")
            .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "_csrf")
            .replace(email, "EMAIL");
  }

  private List<String> causes() {
    return jdbc.sql("select cause from identity.sign_in_attempt")
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static String spaced(String code) {
    return " " + code.substring(0, 3) + " " + code.substring(3) + " ";
  }

  private static String location(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(303);
    return response.headers().firstValue("Location").orElseThrow();
  }
}
