// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
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
    assertThat(Refusal.causes(jdbc)).containsExactlyInAnyOrder("AUT-013", "AUT-014");
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
      assertThat(signedIn.nobody().password(CLAIRE, "wrong " + i).statusCode()).isEqualTo(403);
    }

    var refused = signedIn.nobody().password(CLAIRE, signedIn.password());

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("Réessayez dans 15 minutes");
    assertThat(refused.headers().firstValue("Retry-After")).contains("900");
  }

  @Test
  void throttlesAnAccountThatDoesNotExistJustTheSame() {
    for (int i = 0; i < SignInLimits.LIMIT_TOGETHER; i++) {
      signedIn.nobody().password(NOBODY, "wrong " + i);
    }

    assertThat(signedIn.nobody().password(NOBODY, "wrong").statusCode()).isEqualTo(429);
  }

  /// ASVS V7.2.1.
  @Test
  void reachesNothingWithThePasswordAlone() {
    Browser browser = signedIn.nobody();
    browser.password(CLAIRE, signedIn.password());

    assertThat(location(browser.get("/compte"))).startsWith("/connexion?suite=");
  }

  /// ASVS V6.5.1.
  @Test
  void refusesACodeThatHasServed() {
    signedIn.forgetLastCode(CLAIRE);
    Browser first = signedIn.nobody();
    first.password(CLAIRE, signedIn.password());
    String code = Browser.sandboxCode(first.get("/connexion/second-facteur").body()).orElseThrow();
    assertThat(first.post("/connexion/second-facteur", Map.of("code", code)).statusCode())
        .isEqualTo(303);

    Browser second = signedIn.nobody();
    second.password(CLAIRE, signedIn.password());
    second.get("/connexion/second-facteur");
    var refused = second.post("/connexion/second-facteur", Map.of("code", code));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("Ce code a déjà servi", "<title>Erreur\u00a0: code refusé");
  }

  @Test
  void stopsGuessingCodesAfterFiveFailures() {
    Browser browser = signedIn.nobody();
    browser.password(CLAIRE, signedIn.password());
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
    browser.password(CLAIRE, signedIn.password());
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
    browser.password(CLAIRE, signedIn.password());
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
    var response = browser.password(CLAIRE, signedIn.password());

    assertThat(response.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("mercure="))
        .isNotEmpty()
        .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/"));
  }

  private String refusal(String email) {
    return Refusal.seen(signedIn.nobody().password(email, "wrong"), email);
  }

  private static String spaced(String code) {
    return " " + code.substring(0, 3) + " " + code.substring(3) + " ";
  }

  private static String location(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(303);
    return response.headers().firstValue("Location").orElseThrow();
  }
}
