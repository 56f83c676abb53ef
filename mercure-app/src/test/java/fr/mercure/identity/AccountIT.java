// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@SandboxTest
class AccountIT {
  private static final Pattern OTHER = Pattern.compile("name=\"session\" value=\"([0-9a-f]{16})\"");

  private final SignedIn signedIn;
  private final JdbcClient jdbc;

  AccountIT(SignedIn signedIn, JdbcClient jdbc) {
    this.signedIn = signedIn;
    this.jdbc = jdbc;
  }

  @Test
  void saysWhoOneIsAndWhatOneMayDo() {
    String page = signedIn.paul().get("/compte").body();

    assertThat(page)
        .contains(
            "Paul Girard",
            "Nordex Composants",
            "00084632900019",
            "FR000846329",
            "Lire les archives")
        .doesNotContain("Transmer");
  }

  @Test
  void saysTheOfficeOfAnOfficer() {
    assertThat(signedIn.ines().get("/compte").body())
        .contains("FR00677A", "Contrôler les déclarations et décider");
  }

  /// ASVS V7.1.2, V7.5.2.
  @Test
  void endsAnotherSessionOfOneself() {
    jdbc.sql("delete from platform.spring_session").update();
    Browser forgotten = signedIn.claire();
    Browser here = signedIn.claire();
    String page = here.get("/compte").body();
    assertThat(page).contains("Cette session").doesNotContain(here.cookie("mercure").orElseThrow());
    Matcher other = OTHER.matcher(page);
    assertThat(other.find()).isTrue();

    here.post("/compte/sessions/fermer", Map.of("session", other.group(1)));

    assertThat(forgotten.get("/compte").statusCode()).isEqualTo(303);
    assertThat(here.get("/compte").statusCode()).isEqualTo(200);
  }

  /// ASVS V7.4.2.
  @Test
  void losesARightAtTheNextClick() {
    Browser paul = signedIn.paul();
    assertThat(paul.get("/dev/cles").statusCode()).isEqualTo(200);
    right("REVOKED");
    try {
      var refused = paul.get("/dev/cles");
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("HAB-004", "Votre droit a été retiré", "essai.");
    } finally {
      right("VALIDATED");
    }
  }

  /// ASVS V7.3.1.
  @Test
  void saysThatTheSessionHasExpired() {
    Browser paul = signedIn.paul();
    assertThat(paul.get("/compte").statusCode()).isEqualTo(200);

    jdbc.sql(
            """
            update platform.spring_session set last_access_time = 0, expiry_time = 0
            where principal_name = 'person:' || (select id from identity.person
              where email = 'paul.girard@nordex.example')
            """)
        .update();

    var asked = paul.get("/compte");
    assertThat(asked.statusCode()).isEqualTo(303);
    assertThat(asked.headers().firstValue("Location").orElseThrow()).endsWith("&expiree");
    assertThat(paul.get("/connexion?expiree").body()).contains("Votre session a expiré");
  }

  /// Takes one of Paul's rights away, or gives it back.
  private void right(String state) {
    jdbc.sql(
            """
            update identity.habilitation set state = :state, reason = 'essai.'
            where entitlement = 'KEYS_MANAGE' and person_id = (select id from identity.person
              where email = 'paul.girard@nordex.example')
            """)
        .param("state", state)
        .update();
  }
}
