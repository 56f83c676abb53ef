// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.kernel.Eori;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Somebody new: password only at first, then everything else.
@SandboxTest
class CredentialsIT {
  private static final String GOOD = "grillon verrou tambour ficelle";
  private static final Pattern RECOVERY =
      Pattern.compile("<code>((?:[a-z2-7]{4}-){5}[a-z2-7]{4})</code>");
  private static final Pattern SECRET = Pattern.compile("id=\"secret\">([A-Z2-7 ]+)<");
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final SignedIn signedIn;
  private final EnrolmentStore enrolment;
  private final PersonStore people;
  private final PasswordHashes hashes;
  private final JdbcClient jdbc;
  private final Clock clock;

  CredentialsIT(
      SignedIn signedIn,
      EnrolmentStore enrolment,
      PersonStore people,
      PasswordHashes hashes,
      JdbcClient jdbc,
      Clock clock) {
    this.signedIn = signedIn;
    this.enrolment = enrolment;
    this.people = people;
    this.hashes = hashes;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @AfterEach
  void forgetAttempts() {
    jdbc.sql("delete from identity.sign_in_attempt").update();
  }

  /// ASVS V6.3.3.
  @Test
  void letsNobodyInWithThePasswordAlone() {
    Browser browser = withPassword(newcomer());

    for (String page : List.of("/accueil", "/compte", "/compte/second-facteur", "/dev/cles")) {
      assertThat(browser.get(page).statusCode()).as(page).isEqualTo(303);
    }
    browser.get("/connexion/inscription");
    assertThat(browser.post("/compte/codes-de-secours", Map.of("current", GOOD)).statusCode())
        .isEqualTo(303);
    assertThat(location(browser.get("/connexion/second-facteur")))
        .isEqualTo("/connexion/inscription");
  }

  /// ASVS V6.5.3.
  @Test
  void enrolsAnApplicationWhileSigningIn() {
    Browser browser = withPassword(newcomer());
    String page = browser.get("/connexion/inscription").body();
    assertThat(page).contains("<svg class=\"qr\"", "Ou saisissez ce secret");

    HttpResponse<String> wrong = browser.post("/connexion/inscription", Map.of("code", "12"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("/aide/erreurs/MFA-011").contains(secret(page));

    String made = confirm(browser);
    assertThat(recovery(made)).hasSize(10).doesNotHaveDuplicates();
    assertThat(made).contains("download=\"mercure-codes-de-secours.txt\"", "data:text/plain");
    assertThat(browser.get("/compte").statusCode()).isEqualTo(200);
    assertThat(location(browser.get("/connexion/inscription"))).isEqualTo("/connexion");
  }

  @Test
  void takesTheCodeOfTheApplicationFromThenOn() {
    String email = newcomer();
    Browser first = withPassword(email);
    byte[] secret =
        Base32.decode(secret(first.get("/connexion/inscription").body()).replace(" ", ""));
    confirm(first);

    Browser second = withPassword(email);
    String now = Totp.code(secret, Totp.step(clock.instant()) + 1);
    assertThat(second.get("/connexion/second-facteur").statusCode()).isEqualTo(200);
    assertThat(second.post("/connexion/second-facteur", Map.of("code", now)).statusCode())
        .isEqualTo(303);
    assertThat(second.get("/compte").statusCode()).isEqualTo(200);
  }

  /// ASVS V6.4.4, V6.5.1, V6.5.2.
  @Test
  void takesEachRecoveryCodeOnce() {
    String email = newcomer();
    Browser browser = withPassword(email);
    browser.get("/connexion/inscription");
    String code = recovery(confirm(browser)).getFirst();

    assertThat(secondStep(email, code).statusCode()).isEqualTo(303);
    HttpResponse<String> again = secondStep(email, code);
    assertThat(again.statusCode()).isEqualTo(403);
    assertThat(again.body()).contains("/aide/erreurs/MFA-000");
    assertThat(browser.get("/compte/codes-de-secours").body()).contains("Il en reste 9.");
  }

  /// ASVS V6.5.4.
  @Test
  void replacesRecoveryCodesForWhoKnowsThePassword() {
    String email = newcomer();
    Browser browser = withPassword(email);
    browser.get("/connexion/inscription");
    String old = recovery(confirm(browser)).getFirst();

    browser.get("/compte/codes-de-secours");
    HttpResponse<String> refused =
        browser.post("/compte/codes-de-secours", Map.of("current", "not it"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("/aide/erreurs/PWD-008");
    assertThat(recovery(refused.body())).isEmpty();

    String made = browser.post("/compte/codes-de-secours", Map.of("current", GOOD)).body();
    assertThat(recovery(made)).hasSize(10).doesNotContain(old);
    assertThat(secondStep(email, old).statusCode()).isEqualTo(403);
  }

  /// ASVS V7.4.3.
  @Test
  void changesTheApplicationAndClosesOtherSessions() {
    String email = newcomer();
    Browser elsewhere = withPassword(email);
    elsewhere.get("/connexion/inscription");
    String code = recovery(confirm(elsewhere)).getFirst();
    Browser here = withPassword(email);
    here.get("/connexion/second-facteur");
    here.post("/connexion/second-facteur", Map.of("code", code));

    String page = here.get("/compte/second-facteur").body();
    String shown = Browser.sandboxCode(page).orElseThrow();
    var refused = here.post("/compte/second-facteur", Map.of("current", "no", "code", shown));
    assertThat(refused.body()).contains("/aide/erreurs/PWD-008");
    var done = here.post("/compte/second-facteur", Map.of("current", GOOD, "code", shown));

    assertThat(location(done)).isEqualTo("/compte?fait=second-facteur");
    assertThat(here.get("/compte?fait=second-facteur").body())
        .contains("Votre nouvelle application est enregistrée");
    assertThat(elsewhere.get("/compte").statusCode()).isEqualTo(303);
  }

  /// ASVS V6.2.2, V6.2.3, V6.2.10, V6.4.2.
  @Test
  void changesThePassword() {
    String email = newcomer();
    Browser browser = withPassword(email);
    browser.get("/connexion/inscription");
    confirm(browser);
    browser.get("/compte/mot-de-passe");

    refused(browser, "PWD-008", "not it", "tuile cafard brouette", "tuile cafard brouette");
    refused(browser, "PWD-006", GOOD, "tuile cafard brouette", "tuile cafard brouettes");
    refused(browser, "PWD-007", GOOD, GOOD, GOOD);
    refused(browser, "PWD-001", GOOD, "tuile", "tuile");
    refused(browser, "PWD-002", GOOD, "tuile ".repeat(48), "tuile ".repeat(48));
    refused(browser, "PWD-003", GOOD, "Password2026!", "Password2026!");
    refused(browser, "PWD-004", GOOD, "Camille Lenoir 75", "Camille Lenoir 75");
    refused(browser, "PWD-005", GOOD, "aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaa");
    var done = change(browser, GOOD, "tuile cafard brouette", "tuile cafard brouette");

    assertThat(location(done)).isEqualTo("/compte?fait=mot-de-passe");
    assertThat(signIn(email, GOOD).statusCode()).isEqualTo(403);
    assertThat(signIn(email, "tuile cafard brouette").statusCode()).isEqualTo(303);
  }

  /// ASVS V7.4.3.
  @Test
  void signsOutEverywhereElse() {
    Browser forgotten = signedIn.paul();
    Browser here = signedIn.paul();
    assertThat(here.get("/compte").body()).contains("Fermer toutes mes autres sessions");

    var done = here.post("/compte/sessions/fermer-ailleurs", Map.of());

    assertThat(location(done)).isEqualTo("/compte?fait=ailleurs");
    assertThat(forgotten.get("/compte").statusCode()).isEqualTo(303);
    assertThat(here.get("/compte?fait=ailleurs").body())
        .contains("Vos autres sessions sont fermées")
        .doesNotContain("Fermer toutes mes autres sessions");
  }

  @Test
  void explainsEveryCauseOnAPageOfItsOwn() {
    Browser nobody = signedIn.nobody();
    assertThat(nobody.get("/aide/connexion").body()).contains("Je n’arrive pas à entrer");
    for (Cause cause : Causes.all()) {
      assertThat(nobody.get("/aide/erreurs/" + cause.code()).statusCode())
          .as(cause.code())
          .isEqualTo(200);
    }
  }

  private void refused(Browser browser, String code, String current, String wanted, String again) {
    jdbc.sql("delete from identity.sign_in_attempt").update();
    HttpResponse<String> answer = change(browser, current, wanted, again);
    assertThat(answer.statusCode()).as(code).isEqualTo(422);
    assertThat(answer.body()).contains("/aide/erreurs/" + code).doesNotContain(wanted);
  }

  private static HttpResponse<String> change(
      Browser browser, String current, String wanted, String again) {
    return browser.post(
        "/compte/mot-de-passe", Map.of("current", current, "wanted", wanted, "again", again));
  }

  private static String confirm(Browser browser) {
    String page = browser.get("/connexion/inscription").body();
    String code = Browser.sandboxCode(page).orElseThrow();
    return browser.post("/connexion/inscription", Map.of("code", code)).body();
  }

  private static List<String> recovery(String page) {
    return RECOVERY.matcher(page).results().map(found -> found.group(1)).toList();
  }

  private static String secret(String page) {
    return SECRET
        .matcher(page)
        .results()
        .map(MatchResult::group)
        .findFirst()
        .orElseThrow()
        .replaceAll(".*>([^<]+)<", "$1");
  }

  private HttpResponse<String> secondStep(String email, String code) {
    Browser browser = withPassword(email);
    browser.get("/connexion/second-facteur");
    return browser.post("/connexion/second-facteur", Map.of("code", code));
  }

  private Browser withPassword(String email) {
    Browser browser = signedIn.nobody();
    browser.get("/connexion");
    browser.post("/connexion", Map.of("email", email, "password", GOOD));
    return browser;
  }

  private HttpResponse<String> signIn(String email, String password) {
    Browser browser = signedIn.nobody();
    browser.get("/connexion");
    return browser.post("/connexion", Map.of("email", email, "password", password));
  }

  /// Camille of Transmer, without second factor, under an address of this test alone.
  private String newcomer() {
    String email = "camille.lenoir%d@transmer.example".formatted(NEXT.incrementAndGet());
    long person = enrolment.person(email, "Camille Lenoir");
    enrolment.password(person, hashes.hash(GOOD), clock.instant());
    long transmer = people.company(new Eori("FR000512376")).orElseThrow().id();
    enrolment.join(person, transmer, Set.of(Right.ARCHIVE_READ));
    return email;
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("none");
  }
}
