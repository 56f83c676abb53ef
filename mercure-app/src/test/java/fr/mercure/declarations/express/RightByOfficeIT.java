// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.Browser;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A right to lodge is given for one office and until a day; it holds there only, for the keys of
/// its holder too.
@SandboxTest
class RightByOfficeIT {
  private static final String ANNE = "anne.leroy@essarts.example";
  private static final String PERSON = "/acces/personnes/";
  private static final Pattern SECRET = Pattern.compile("mercure_[A-Z2-7]{8}_[A-Z2-7]{40}");

  private final SignedIn signedIn;
  private final JdbcClient jdbc;
  private final int port;

  RightByOfficeIT(SignedIn signedIn, JdbcClient jdbc, @LocalServerPort int port) {
    this.signedIn = signedIn;
    this.jdbc = jdbc;
    this.port = port;
  }

  @Test
  void holdsAtItsOfficeUntilItsDayOnly() {
    long zoe = signedIn.id("zoe.perrin@essarts.example");
    Browser anne = signedIn.as(ANNE);
    anne.get(PERSON + zoe);
    try {
      assertThat(give(anne, zoe, "EXPRESS_LODGE", "NOWHERE", "")).endsWith("BAD_OFFICE");
      assertThat(give(anne, zoe, "EXPRESS_LODGE", "", "demain")).endsWith("BAD_DAY");
      assertThat(give(anne, zoe, "MAIL_READ", "FR00677A", "")).endsWith("EVERYWHERE");
      assertThat(give(anne, zoe, "EXPRESS_LODGE", "FRB0617D", "2099-12-31")).endsWith("GRANTED");
      give(anne, zoe, "KEYS_MANAGE", "", "2099-12-31");
      assertThat(anne.get("/acces/personnes").body()).contains("(FRB0617D), jusqu’au 31/12/2099");

      ApiCaller key = new ApiCaller(port, key(signedIn.as("zoe.perrin@essarts.example")));
      assertThat(key.get("/api/v1/access").body()).contains("\"offices\":[\"FRB0617D\"]");
      assertThat(key.lodge(essarts(ApiCaller.h7("GREEN"))).body())
          .contains("H7-0414", "/Declaration/DeclarationOfficeID", "FRB0617D");
      String there = essarts(ApiCaller.h7("GREEN")).replace("FR00677A", "FRB0617D");
      assertThat(key.lodge(there).status()).isEqualTo(201);
      assertThat(
              key.get("/api/v1/access/representation?principal=FR000846329&office=FR00677A").body())
          .contains("HAB-006");
    } finally {
      restore(zoe);
    }
  }

  private String give(Browser anne, long person, String right, String offices, String day) {
    var fields = new HashMap<>(Map.of("droit", right, "bureaux", offices, "jour", day));
    fields.put("jusqua", "an");
    return anne.post(PERSON + person + "/accorder", fields)
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  private static String key(Browser zoe) {
    zoe.get("/dev/cles");
    Matcher secret =
        SECRET.matcher(
            zoe.post("/dev/cles", Map.of("name", "Zoé", "rights", "EXPRESS_LODGE")).body());
    assertThat(secret.find()).isTrue();
    return secret.group();
  }

  private static String essarts(String xml) {
    return xml.replace("FR000512376", "FR000173104");
  }

  /// Zoé as the sandbox made her: her right to lodge withdrawn.
  private void restore(long zoe) {
    jdbc.sql(
            "delete from identity.habilitation where person_id = ? and entitlement = 'KEYS_MANAGE'")
        .param(zoe)
        .update();
    jdbc.sql(
            """
            update identity.habilitation set state = 'REVOKED', offices = null, until_at = null,
              reason = 'changement de poste.'
            where person_id = ? and entitlement = 'EXPRESS_LODGE'
            """)
        .param(zoe)
        .update();
  }
}
