// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/// Sessions whose strong factor was proven long ago, before acts that bind.
@SandboxTest
class SealingIT {
  private static final String CLAIRE = "claire.morel@transmer.example";

  private final SignedIn signedIn;
  private final FindByIndexNameSessionRepository<? extends Session> sessions;
  private final JdbcClient jdbc;
  private final Clock clock;

  SealingIT(
      SignedIn signedIn,
      FindByIndexNameSessionRepository<? extends Session> sessions,
      JdbcClient jdbc,
      Clock clock) {
    this.signedIn = signedIn;
    this.sessions = sessions;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// ASVS V7.5.1.
  @Test
  void asksBeforeThePageAndLeadsBackToIt() {
    Browser claire = old(signedIn.claire());

    String asked = location(claire.get("/compte/mot-de-passe"));
    assertThat(asked).startsWith("/connexion/confirmation?acte=CREDENTIALS&suite=%2Fcompte");
    String before = claire.cookie("mercure").orElseThrow();

    HttpResponse<String> done = confirm(claire, asked, false);
    assertThat(location(done)).isEqualTo("/compte/mot-de-passe");
    assertThat(claire.cookie("mercure")).isPresent().get().isNotEqualTo(before);
    assertThat(claire.get("/compte/mot-de-passe").statusCode()).isEqualTo(200);
  }

  @Test
  void keepsTheFormThatCameTooLate() {
    Browser claire = signedIn.claire();
    claire.get("/dev/cles");
    old(claire);
    var form = Map.of("name", "Poste \"B\"", "rights", "ARCHIVE_READ");

    HttpResponse<String> asked = claire.post("/dev/cles", form);
    assertThat(asked.statusCode()).isEqualTo(403);
    assertThat(asked.body())
        .contains("name=\"name\" value=\"Poste &#34;B&#34;\"", "value=\"ARCHIVE_READ\"")
        .contains("name=\"confirmation.suite\" value=\"/dev/cles\"")
        .doesNotContain("Votre clé est prête");

    signedIn.forgetLastCode(CLAIRE);
    String code = code(claire);
    var with = new java.util.TreeMap<>(form);
    with.put("confirmation.code", "000000");
    with.put("confirmation.suite", "/dev/cles");
    with.put("confirmation.formulaire", "true");
    assertThat(claire.post("/connexion/confirmation", with).body())
        .contains("/aide/erreurs/MFA-000", "Poste &#34;B&#34;");

    with.put("confirmation.code", code);
    HttpResponse<String> again = claire.post("/connexion/confirmation", with);
    assertThat(again.statusCode()).isEqualTo(307);
    assertThat(location(again)).isEqualTo("/dev/cles");
    assertThat(claire.post("/dev/cles", with).body()).contains("Votre clé est prête");
  }

  /// ASVS V3.7.2.
  @Test
  void leadsNowhereElse() {
    Browser claire = old(signedIn.claire());
    String asked = "/connexion/confirmation?suite=https%3A%2F%2Fevil.example%2F";
    assertThat(location(confirm(claire, asked, true))).isEqualTo("/accueil");
    assertThat(claire.post("/connexion/confirmation/formulaire", Map.of()).statusCode())
        .as("without a form that came too late")
        .isEqualTo(200);
  }

  @Test
  void asksNothingOfWhoHasJustSignedInNorForReading() {
    Browser ines = signedIn.ines();
    assertThat(ines.get("/compte/mot-de-passe").statusCode()).isEqualTo(200);
    assertThat(old(ines).get("/compte").statusCode()).isEqualTo(200);
  }

  @Test
  void asksNothingOfMachines() {
    Browser machine = signedIn.nobody();
    HttpResponse<String> answer =
        machine.send(
            machine
                .request("/api/v1/express/declarations")
                .header("Authorization", "Bearer " + signedIn.key(CLAIRE))
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString("<x/>")));
    assertThat(answer.statusCode()).isEqualTo(422);
  }

  private HttpResponse<String> confirm(Browser browser, String asked, boolean elsewhere) {
    signedIn.forgetLastCode(CLAIRE);
    String page = browser.get(asked).body();
    String target = elsewhere ? "//evil.example" : "/compte/mot-de-passe";
    assertThat(page).contains("Confirmer votre identité");
    return browser.post(
        "/connexion/confirmation",
        Map.of(
            "confirmation.code",
            Browser.sandboxCode(page).orElseThrow(),
            "confirmation.suite",
            target));
  }

  private static String code(Browser browser) {
    return Browser.sandboxCode(browser.get("/connexion/confirmation").body()).orElseThrow();
  }

  /// As if everybody had signed in an hour ago.
  private Browser old(Browser browser) {
    long hourAgo = clock.instant().minus(Duration.ofHours(1)).getEpochSecond();
    jdbc.sql("select 'person:' || id from identity.person")
        .query(String.class)
        .list()
        .forEach(person -> age(sessions, person, hourAgo));
    return browser;
  }

  private static <S extends Session> void age(
      FindByIndexNameSessionRepository<S> sessions, String person, long at) {
    sessions
        .findByPrincipalName(person)
        .values()
        .forEach(session -> {
          session.setAttribute("mercure.strong", at);
          sessions.save(session);
        });
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("none");
  }
}
