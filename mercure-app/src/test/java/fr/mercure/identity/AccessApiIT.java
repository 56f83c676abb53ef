// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A machine of Transmer reads access and decides on it.
@SandboxTest
class AccessApiIT {
  private static final String ACCESS = "/api/v1/access";
  private static final Pattern SECRET = Pattern.compile("mercure_[A-Z2-7]{8}_[A-Z2-7]{40}");

  private final SignedIn signedIn;
  private final JdbcClient jdbc;
  private String key = "";

  AccessApiIT(SignedIn signedIn, JdbcClient jdbc) {
    this.signedIn = signedIn;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void makeKey() {
    Browser claire = signedIn.claire();
    claire.get("/dev/cles");
    String page =
        claire.post("/dev/cles", Map.of("name", "Annuaire", "rights", "PEOPLE_MANAGE")).body();
    Matcher secret = SECRET.matcher(page);
    assertThat(secret.find()).as(page).isTrue();
    key = secret.group();
  }

  @Test
  void saysWhatTheKeyMayDoAndWhatIsKnownOfItsCompany() {
    assertThat(get(ACCESS).body())
        .contains("\"organisation\":\"Transmer Logistique\"", "\"rights\":[\"PEOPLE_MANAGE\"]")
        .contains("\"gate\":\"EORI\"", "\"verdict\":\"UNKNOWN\"");
    assertThat(get(ACCESS + "/company").body())
        .contains("\"eori\":\"FR000512376\"", "\"kind\":\"SIREN\"", "\"mandatesGiven\"");
    assertThat(get(ACCESS + "/representation?principal=FR000846329").body())
        .contains("\"allowed\":false", "MAN-001");
  }

  @Test
  void listsItsOwnPeopleOnly() {
    assertThat(get(ACCESS + "/people").body())
        .contains("Claire Morel", "\"right\":\"EXPRESS_LODGE\"", "\"personalStop\":false")
        .doesNotContain("Paul Girard", "SECOND_FACTOR");
    assertThat(get(ACCESS + "/people/" + signedIn.id("paul.girard@nordex.example")).statusCode())
        .isEqualTo(404);
    assertThat(get(ACCESS + "/requests").statusCode()).isEqualTo(200);
  }

  @Test
  void takesARightAndGivesItBack() {
    String claire = ACCESS + "/people/" + signedIn.id("claire.morel@transmer.example");
    String taken = "{\"right\":\"ARCHIVE_READ\",\"act\":\"WITHDRAW\",\"reason\":\"essai.\"}";
    assertThat(post(claire + "/rights", taken).body()).isEqualTo("{\"state\":\"REVOKED\"}");
    try {
      assertThat(get(claire).body()).contains("HAB-004", "essai.");
      assertThat(post(claire + "/rights", taken).body()).contains("RGT-004");
    } finally {
      assertThat(post(claire + "/rights", "{\"right\":\"ARCHIVE_READ\",\"act\":\"GRANT\"}").body())
          .isEqualTo("{\"state\":\"VALIDATED\"}");
    }
    assertThat(get(ACCESS + "/trail").body())
        .contains("RIGHT_WITHDRAWN", "ARCHIVE_READ: essai.", "\"actor\":\"key:");
  }

  @Test
  void givesAMandateAndEndsIt() {
    String mandates = ACCESS + "/mandates";
    String wanted = "{\"representative\":\"FR000846329\",\"office\":\"FR00677A\"}";
    HttpResponse<String> given = post(mandates, wanted);
    assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
    Matcher id =
        Pattern.compile("\"mandatesGiven\":\\[\\{\"id\":([0-9]+)")
            .matcher(get(ACCESS + "/company").body());
    assertThat(id.find()).isTrue();
    String revocation = mandates + "/" + id.group(1) + "/revocation";
    assertThat(post(revocation, "").body()).isEqualTo("{\"state\":\"REVOKED\"}");
    assertThat(post(revocation, "").statusCode()).isEqualTo(404);
    assertThat(post(mandates, "{\"representative\":\"FR000512376\"}").body()).contains("MND-002");
    assertThat(post(mandates, "{}").body()).contains("MND-001");
    String past = "{\"representative\":\"FR000846329\",\"until\":\"2020-01-01\"}";
    assertThat(post(mandates, past).body()).contains("MND-004");
    assertThat(post(mandates, "{\"procedure\":\"FLIGHT\"}").statusCode()).isEqualTo(400);
    assertThat(get(ACCESS + "/departures").body()).isEqualTo("[]");
    assertThat(post(ACCESS + "/departures/1/return", "").statusCode()).isEqualTo(404);
    jdbc.sql("delete from identity.mandate where principal = 'FR000512376'").update();
  }

  @Test
  void saysWhyADecisionIsNotTaken() {
    String claire = ACCESS + "/people/" + signedIn.id("claire.morel@transmer.example");
    decline(claire, "{\"right\":\"KEYS_MANAGE\",\"act\":\"GRANT\"}", 409, "RGT-010");
    decline(claire, "{\"right\":\"MAIL_READ\",\"act\":\"WITHDRAW\"}", 409, "RGT-005");
    decline(claire, "{\"right\":\"MAIL_READ\",\"act\":\"REFUSE\"}", 409, "RGT-003");
    decline(claire, "{\"right\":\"CONTROL_DECIDE\",\"act\":\"GRANT\"}", 409, "RGT-009");
    String past = "{\"right\":\"MAIL_READ\",\"act\":\"GRANT\",\"until\":\"2020-01-01\"}";
    decline(claire, past, 409, "RGT-006");
    String there = "{\"right\":\"MAIL_READ\",\"act\":\"GRANT\",\"offices\":[\"%s\"]}";
    decline(claire, there.formatted("NOWHERE"), 409, "RGT-011");
    decline(claire, there.formatted("FR00677A"), 409, "RGT-012");
    decline(claire, "{\"right\":\"FLY\",\"act\":\"GRANT\"}", 400, "WEB-400");
    decline(claire, "{\"right\":\"MAIL_READ\",\"act\":\"SELL\"}", 400, "WEB-400");
    decline(claire, "{}", 400, "WEB-400");
    HttpResponse<String> last = post(claire + "/departure", "");
    assertThat(last.statusCode()).isEqualTo(409);
    assertThat(last.body()).contains("RGT-008");
    String paul = ACCESS + "/people/" + signedIn.id("paul.girard@nordex.example");
    decline(paul, "{\"right\":\"MAIL_READ\",\"act\":\"GRANT\"}", 404, "WEB-404");
    assertThat(post(paul + "/departure", "").statusCode()).isEqualTo(404);
  }

  private void decline(String person, String decision, int status, String code) {
    HttpResponse<String> response = post(person + "/rights", decision);
    assertThat(response.statusCode()).as(decision).isEqualTo(status);
    assertThat(response.body()).as(decision).contains(code);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  private HttpResponse<String> get(String path) {
    Browser machine = signedIn.nobody();
    return machine.send(machine.request(path).header("Authorization", "Bearer " + key).GET());
  }

  private HttpResponse<String> post(String path, String json) {
    Browser machine = signedIn.nobody();
    return machine.send(
        machine
            .request(path)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }
}
