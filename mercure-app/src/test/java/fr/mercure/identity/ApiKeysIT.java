// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@SandboxTest
class ApiKeysIT {
  private static final String CLAIRE = "claire.morel@transmer.example";
  private static final Pattern NEW_KEY = Pattern.compile("id=\"new-key\">(mercure_[A-Z2-7_]+)<");

  /// An address of the API that no handler has: who may pass gets 404, who may not gets 401.
  private static final String ANYWHERE = "/api/nothing-here";

  private final SignedIn signedIn;
  private final ApiKeys keys;
  private final JdbcClient jdbc;

  ApiKeysIT(SignedIn signedIn, ApiKeys keys, JdbcClient jdbc) {
    this.signedIn = signedIn;
    this.keys = keys;
    this.jdbc = jdbc;
  }

  @Test
  void speaksForTheCompanyOfTheKey() {
    Actor actor = keys.verify(signedIn.key(CLAIRE)).orElseThrow();

    assertThat(actor.company().orElseThrow().name()).isEqualTo("Transmer Logistique");
    assertThat(actor.id()).startsWith("key:");
    assertThat(actor.rights()).contains(Right.EXPRESS_LODGE).doesNotContain(Right.KEYS_MANAGE);
  }

  @Test
  void letsAKeyInAndTurnsAwayWhatIsNone() {
    assertThat(call("Bearer " + signedIn.key(CLAIRE)).statusCode()).isEqualTo(404);
    for (String header :
        new String[] {
          "Bearer mercure_AAAAAAAA_" + "A".repeat(40),
          "Bearer " + signedIn.key(CLAIRE).replaceAll(".{4}$", "AAAA"),
          "Bearer x",
          "Bearer",
          "Basic Y2xhaXJlOng="
        }) {
      var refused = call(header);
      assertThat(refused.statusCode()).as(header).isEqualTo(401);
      assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
          .startsWith("Bearer");
      assertThat(refused.body()).contains("KEY-002").doesNotContain("AAAAAAAA");
    }
  }

  /// ASVS V3.5.2.
  @Test
  void takesNoSessionForAKey() {
    Browser claire = signedIn.claire();

    assertThat(claire.get("/api/v1/declarations").statusCode()).isIn(401, 404);
    assertThat(claire.get("/compte").statusCode()).isEqualTo(200);
  }

  @Test
  void makesAKeyThatWorksAtOnceAndStopsAtOnce() {
    Browser claire = signedIn.claire();
    claire.get("/dev/cles");
    var made = claire.post("/dev/cles", Map.of("name", "Essai", "rights", "DECLARATIONS_READ"));
    Matcher key = NEW_KEY.matcher(made.body());
    assertThat(key.find()).isTrue();
    assertThat(call("Bearer " + key.group(1)).statusCode()).isEqualTo(404);
    long id = keys.verify(key.group(1)).map(a -> Long.parseLong(a.id().substring(4))).orElseThrow();

    var revoked = claire.post("/dev/cles/%d/revoquer".formatted(id), Map.of());

    assertThat(revoked.statusCode()).isEqualTo(303);
    assertThat(call("Bearer " + key.group(1)).statusCode()).isEqualTo(401);
    assertThat(claire.get("/dev/cles").body()).contains("Révoquée le").doesNotContain(key.group(1));
  }

  /// ASVS V11.5.1, V16.2.5.
  @Test
  void keepsNothingThatOpens() {
    String key = signedIn.key(CLAIRE);

    assertThat(
            jdbc.sql("select count(*) from identity.api_key k where k::text like :secret")
                .param("secret", "%" + key.substring(key.length() - 40) + "%")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void hidesTheKeysOfAnotherCompany() {
    long pauls =
        jdbc.sql("select id from identity.api_key where name = 'Logiciel de Nordex'")
            .query(Long.class)
            .single();
    Browser claire = signedIn.claire();
    assertThat(claire.get("/dev/cles").body()).doesNotContain("Nordex");

    var refused = claire.post("/dev/cles/%d/revoquer".formatted(pauls), Map.of());

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(keys.verify(signedIn.key("paul.girard@nordex.example"))).isPresent();
  }

  @Test
  void grantsNoMoreThanItsMakerHas() {
    Browser claire = signedIn.claire();
    claire.get("/dev/cles");

    var made = claire.post("/dev/cles", Map.of("name", "Trop", "rights", "CONTROL_DECIDE"));

    assertThat(made.statusCode()).isEqualTo(422);
    assertThat(made.body()).contains("Cochez au moins un droit.").doesNotContain("new-key");
  }

  @Test
  void remembersWhenAKeyWasLastUsed() {
    call("Bearer " + signedIn.key(CLAIRE));

    keys.flush();

    assertThat(
            jdbc.sql(
                    """
                    select last_used_at > now() - interval '1 minute'
                    from identity.api_key where name = 'Logiciel de Transmer'
                    """)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  private HttpResponse<String> call(String authorization) {
    Browser machine = signedIn.nobody();
    return machine.send(machine.request(ANYWHERE).header("Authorization", authorization).GET());
  }
}
