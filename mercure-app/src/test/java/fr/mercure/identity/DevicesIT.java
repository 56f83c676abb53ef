// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@SandboxTest
class DevicesIT {
  private static final String PAUL = "paul.girard@nordex.example";
  private static final String CLAIRE = "claire.morel@transmer.example";
  private static final String PAGE = "/compte/appareils";

  private final SignedIn signedIn;
  private final DeviceStore devices;
  private final JdbcClient jdbc;
  private final Clock clock;

  DevicesIT(SignedIn signedIn, DeviceStore devices, JdbcClient jdbc, Clock clock) {
    this.signedIn = signedIn;
    this.devices = devices;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @AfterEach
  void forgetAttempts() {
    jdbc.sql("delete from identity.sign_in_attempt").update();
  }

  /// ASVS V16.3.1.
  @Test
  void knowsADeviceAgainAndKeepsTheHistory() {
    Browser paul = signedIn.paul();
    String cookie = paul.cookie("mercure-device").orElseThrow();
    assertThat(paul.get(PAGE).body()).contains("Cet appareil", "Mot de passe et code", "Java");
    int before = devicesOf(PAUL);

    enterAgain(paul, PAUL);

    assertThat(paul.cookie("mercure-device")).contains(cookie);
    assertThat(devicesOf(PAUL)).isEqualTo(before);
    assertThat(
            jdbc.sql("select count(*) from identity.device where digest::text like :c")
                .param("c", "%" + cookie + "%")
                .query(Integer.class)
                .single())
        .as("a digest is kept, not the cookie")
        .isZero();
  }

  @Test
  void tellsOfANewDevice() {
    signedIn.paul();
    signedIn.paul();

    Browser paul = signedIn.paul();
    assertThat(paul.get(PAGE).body()).contains("Nouvel appareil");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> paul.get("/notifications").body().contains("depuis un nouvel appareil"));
  }

  /// ASVS V6.3.1.
  @Test
  void letsTheOwnerInWhileOthersGuess() {
    Browser owner = signedIn.paul();
    leave(owner);
    Browser attacker = signedIn.nobody();
    attacker.get("/connexion");
    for (int i = 0; i <= SignInLimits.LIMIT_ACCOUNT; i++) {
      attacker.post("/connexion", Map.of("email", PAUL, "password", "guess " + i));
    }
    assertThat(first(signedIn.nobody(), PAUL).statusCode()).isEqualTo(429);

    assertThat(first(owner, PAUL).statusCode()).isEqualTo(303);
    assertThat(second(owner, PAUL).statusCode()).isEqualTo(303);
  }

  @Test
  void holdsAKnownDeviceUpByItsOwnFailures() {
    Browser owner = signedIn.paul();
    leave(owner);
    owner.get("/connexion");
    for (int i = 0; i < SignInLimits.LIMIT_TOGETHER; i++) {
      owner.post("/connexion", Map.of("email", PAUL, "password", "guess " + i));
    }
    assertThat(first(owner, PAUL).statusCode()).isEqualTo(429);
  }

  @Test
  void isKnownToItsOwnAccountOnly() {
    Browser claire = signedIn.claire();
    leave(claire);
    Browser attacker = signedIn.nobody();
    attacker.get("/connexion");
    for (int i = 0; i <= SignInLimits.LIMIT_TOGETHER; i++) {
      attacker.post("/connexion", Map.of("email", PAUL, "password", "guess " + i));
    }

    assertThat(first(claire, PAUL).statusCode()).isEqualTo(429);
    assertThat(first(claire, CLAIRE).statusCode()).isEqualTo(303);
  }

  @Test
  void forgetsADeviceWhenToldTo() {
    Browser paul = signedIn.paul();
    String page = paul.get(PAGE).body();
    String forget = page.replaceAll("(?s).*?(/compte/appareils/[0-9]+/oublier).*", "$1");
    Browser claire = signedIn.claire();
    claire.get(PAGE);
    assertThat(claire.post(forget, Map.of()).statusCode()).isEqualTo(404);

    assertThat(paul.post(forget, Map.of()).statusCode()).isEqualTo(303);
    assertThat(paul.get(PAGE).body()).doesNotContain("Cet appareil");
  }

  /// ASVS V14.2.4.
  @Test
  void forgetsWhatIsOlderThanAYear() {
    signedIn.paul();
    assertThat(devices.forgetBefore(clock.instant().minus(Devices.KEPT))).isZero();
    assertThat(devicesOf(PAUL)).isPositive();
  }

  private void enterAgain(Browser browser, String email) {
    leave(browser);
    first(browser, email);
    second(browser, email);
  }

  private static void leave(Browser browser) {
    browser.get("/compte");
    browser.post("/deconnexion", Map.of());
  }

  private HttpResponse<String> first(Browser browser, String email) {
    browser.get("/connexion");
    return browser.post("/connexion", Map.of("email", email, "password", signedIn.password()));
  }

  private HttpResponse<String> second(Browser browser, String email) {
    signedIn.forgetLastCode(email);
    String page = browser.get("/connexion/second-facteur").body();
    String code = Browser.sandboxCode(page).orElseThrow();
    return browser.post("/connexion/second-facteur", Map.of("code", code));
  }

  private int devicesOf(String email) {
    return jdbc.sql(
            """
            select count(*) from identity.device d join identity.person p on p.id = d.person_id
            where p.email = :email
            """)
        .param("email", email)
        .query(Integer.class)
        .single();
  }
}
