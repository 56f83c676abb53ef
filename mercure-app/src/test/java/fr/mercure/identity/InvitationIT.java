// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@SandboxTest
class InvitationIT {
  private static final String LIST = "/acces/invitations";
  private static final String GOOD = "grillon verrou tambour ficelle";
  private static final Pattern LINK =
      Pattern.compile("id=\"new-link\">http://localhost:[0-9]+(/invitation/[a-z2-7]{52})<");
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final SignedIn signedIn;
  private final JdbcClient jdbc;
  private final Authenticator authenticator;

  InvitationIT(SignedIn signedIn, JdbcClient jdbc, Environment environment) {
    this.signedIn = signedIn;
    this.jdbc = jdbc;
    this.authenticator =
        new Authenticator("http://localhost:" + environment.getProperty("local.server.port"));
  }

  @AfterEach
  void forget() {
    jdbc.sql("delete from identity.sign_in_attempt").update();
  }

  @Test
  void saysWhoInvitesToWhat() {
    String email = newcomer();
    String page = signedIn.nobody().get(invite(email)).body();

    assertThat(page)
        .contains("Claire Morel vous invite à agir pour Transmer Logistique", email)
        .contains("Lire les archives", "data-passkey=\"create\"")
        .doesNotContain("Lire la messagerie");
  }

  @Test
  void isJoinedByPasswordThenApplication() {
    String email = newcomer();
    String link = invite(email);
    Browser browser = signedIn.nobody();
    browser.get(link);

    HttpResponse<String> joined = byPassword(browser, link, GOOD, GOOD);
    assertThat(location(joined)).isEqualTo("/connexion/inscription");
    assertThat(browser.get("/compte").statusCode()).as("one factor").isEqualTo(303);
    String code = Browser.sandboxCode(browser.get("/connexion/inscription").body()).orElseThrow();
    assertThat(browser.post("/connexion/inscription", Map.of("code", code)).body())
        .contains("Vos dix codes");

    assertThat(browser.get("/compte").body())
        .contains("Léa Petit", email, "Transmer Logistique", "Lire les archives")
        .doesNotContain("Lire la messagerie");
  }

  @Test
  void isJoinedByPasskeyAlone() {
    String email = newcomer();
    String link = invite(email);
    Browser browser = signedIn.nobody();
    browser.get(link);

    HttpResponse<String> joined = byPasskey(browser, link);
    assertThat(joined.body()).contains("Vos dix codes");
    assertThat(browser.get("/compte").body()).contains("Léa Petit", "Transmer Logistique");
    assertThat(browser.get("/compte/mot-de-passe").body())
        .as("nothing to type that does not exist")
        .doesNotContain("Mot de passe actuel");

    authenticator.counter++;
    Browser again = signedIn.nobody();
    again.get("/connexion");
    String asked = again.post("/connexion/cle/demande", Map.of()).body();
    assertThat(location(again.post("/connexion/cle", Map.of("answer", authenticator.use(asked)))))
        .isEqualTo("/accueil");
  }

  @Test
  void leavesTheLinkAsItWasWhenTheKeyIsRefused() {
    String email = newcomer();
    String link = invite(email);
    Browser browser = signedIn.nobody();
    browser.get(link);
    authenticator.verifies = false;
    assertThat(byPasskey(browser, link).body()).contains("/aide/erreurs/MFA-006");
    assertThat(people(email)).isZero();

    authenticator.verifies = true;
    assertThat(byPasskey(browser, link).body()).contains("Vos dix codes");
  }

  @Test
  void refusesWhatTheFormsOfAnAccountRefuse() {
    String link = invite(newcomer());
    Browser browser = signedIn.nobody();
    browser.get(link);

    assertThat(byPassword(browser, link, GOOD, "other").body()).contains("/aide/erreurs/PWD-006");
    assertThat(byPassword(browser, link, "short", "short").body())
        .contains("/aide/erreurs/PWD-001");
    String mine = "Transmer Logistique 2026";
    assertThat(byPassword(browser, link, mine, mine).body()).contains("/aide/erreurs/PWD-004");
    var nameless = Map.of("name", " ", "wanted", GOOD, "again", GOOD);
    assertThat(browser.post(link + "/mot-de-passe", nameless).body())
        .contains("/aide/erreurs/INV-007");
  }

  @Test
  void servesOnce() {
    String link = invite(newcomer());
    Browser browser = signedIn.nobody();
    browser.get(link);
    byPassword(browser, link, GOOD, GOOD);

    Browser second = signedIn.nobody();
    refused(second.get(link), 410, "INV-003");
    second.get("/connexion");
    refused(byPassword(second, link, GOOD, GOOD), 410, "INV-003");
    assertThat(second.post(link + "/demande", Map.of()).statusCode()).isEqualTo(404);
  }

  /// ASVS V6.4.1.
  @Test
  void servesAWeekAndUntilItIsWithdrawn() {
    String link = invite(newcomer());
    Browser claire = signedIn.claire();
    String id = withdrawal(claire).group(1);
    Browser paul = signedIn.paul();
    paul.get(LIST);
    assertThat(paul.get(LIST).body()).doesNotContain("@transmer.example");
    assertThat(paul.post(LIST + "/" + id + "/retirer", Map.of()).statusCode()).isEqualTo(404);
    assertThat(signedIn.nobody().get(link).statusCode()).isEqualTo(200);

    claire.post(LIST + "/" + id + "/retirer", Map.of());
    refused(signedIn.nobody().get(link), 410, "INV-004");

    String late = invite(newcomer());
    jdbc.sql(
            """
            update identity.invitation
            set created_at = created_at - interval '8 days', expires_at = now() - interval '1 day'
            where used_at is null
            """)
        .update();
    refused(signedIn.nobody().get(late), 410, "INV-002");
    refused(signedIn.nobody().get("/invitation/" + "a".repeat(52)), 404, "INV-001");
  }

  @Test
  void isAcceptedByWhoHasAnAccountAlready() {
    String link = invite("paul.girard@nordex.example");
    Browser browser = signedIn.nobody();
    String page = browser.get(link).body();
    assertThat(page).contains("a déjà un compte", "/connexion?suite=" + link);
    browser.get("/connexion");
    assertThat(byPassword(browser, link, GOOD, GOOD).body()).contains("/aide/erreurs/INV-006");
    assertThat(signedIn.ines().get(link).body()).contains("l’invitation est pour paul.girard");
    Browser ines = signedIn.ines();
    ines.get(link);
    assertThat(ines.post(link + "/accepter", Map.of()).body()).contains("/aide/erreurs/INV-005");

    Browser paul = signedIn.paul();
    assertThat(paul.get(link).body()).contains("Rejoindre Transmer Logistique");
    assertThat(location(paul.post(link + "/accepter", Map.of()))).isEqualTo("/compte");
    assertThat(memberships("paul.girard@nordex.example")).isEqualTo(2);
    leaveTransmer();
  }

  /// ASVS V2.3.2.
  @Test
  void asksWhomAndForWhat() {
    Browser claire = signedIn.claire();
    claire.get(LIST);
    assertThat(claire.post(LIST, Map.of("email", "lea", "rights", "ARCHIVE_READ")).body())
        .contains("/aide/erreurs/INV-008");
    assertThat(claire.post(LIST, Map.of("email", newcomer())).body())
        .contains("/aide/erreurs/INV-009");
    var more = Map.of("email", newcomer(), "rights", "CONTROL_DECIDE");
    assertThat(claire.post(LIST, more).body())
        .as("nobody hands on what they do not hold")
        .contains("/aide/erreurs/INV-009");
  }

  @Test
  void changesNoRightOfWhoIsThereAlready() {
    Browser claire = signedIn.claire();
    claire.get(LIST);
    var own = Map.of("email", "Claire.Morel@transmer.example", "rights", "ARCHIVE_READ");
    assertThat(claire.post(LIST, own).body()).contains("/aide/erreurs/INV-011");

    String first = invite("paul.girard@nordex.example");
    String second = invite("paul.girard@nordex.example");
    Browser paul = signedIn.paul();
    paul.get(first);
    try {
      assertThat(location(paul.post(first + "/accepter", Map.of()))).isEqualTo("/compte");
      assertThat(paul.post(second + "/accepter", Map.of()).body())
          .contains("/aide/erreurs/INV-011");
    } finally {
      leaveTransmer();
    }
  }

  /// ASVS V6.4.1, V16.2.5.
  @Test
  void keepsNoLink() {
    String link = invite(newcomer());
    String token = link.substring(link.lastIndexOf('/') + 1);
    int found =
        jdbc.sql("select count(*) from identity.invitation i where i::text like :token")
            .param("token", "%" + token + "%")
            .query(Integer.class)
            .single();
    assertThat(found).isZero();
  }

  private void leaveTransmer() {
    jdbc.sql(
            """
            delete from identity.membership m using identity.person p, identity.company c
            where p.id = m.person_id and c.id = m.company_id and p.email like 'paul.girard%'
              and c.name like 'Transmer%'
            """)
        .update();
  }

  private String invite(String email) {
    Browser claire = signedIn.claire();
    claire.get(LIST);
    String made = claire.post(LIST, Map.of("email", email, "rights", "ARCHIVE_READ")).body();
    Matcher link = LINK.matcher(made);
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static Matcher withdrawal(Browser claire) {
    Matcher newest = Pattern.compile(LIST + "/([0-9]+)/retirer").matcher(claire.get(LIST).body());
    assertThat(newest.find()).isTrue();
    return newest;
  }

  private static HttpResponse<String> byPassword(
      Browser browser, String link, String wanted, String again) {
    return browser.post(
        link + "/mot-de-passe", Map.of("name", "Léa Petit", "wanted", wanted, "again", again));
  }

  private HttpResponse<String> byPasskey(Browser browser, String link) {
    String asked = browser.post(link + "/demande", Map.of()).body();
    String made = authenticator.make(asked);
    return browser.post(link + "/cle", Map.of("name", "Léa Petit", "answer", made));
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("/aide/erreurs/" + code);
  }

  private int people(String email) {
    return jdbc.sql("select count(*) from identity.person where email = :email")
        .param("email", email)
        .query(Integer.class)
        .single();
  }

  private int memberships(String email) {
    return jdbc.sql(
            """
            select count(*) from identity.membership m join identity.person p on p.id = m.person_id
            where p.email = :email
            """)
        .param("email", email)
        .query(Integer.class)
        .single();
  }

  private static String newcomer() {
    return "lea.petit%d@transmer.example".formatted(NEXT.incrementAndGet());
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("none");
  }
}
