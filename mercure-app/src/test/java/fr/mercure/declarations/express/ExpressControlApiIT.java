// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.ApiCaller.h7;
import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.declarations.express.ApiCaller.Reply;
import fr.mercure.identity.Browser;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SandboxTest
class ExpressControlApiIT {
  private final ApiCaller claire;
  private final ApiCaller ines;
  private final SignedIn signedIn;

  ExpressControlApiIT(@LocalServerPort int port, SignedIn signedIn) {
    this.claire = new ApiCaller(port, signedIn.key("claire.morel@transmer.example"));
    this.signedIn = signedIn;
    this.ines = new ApiCaller(port, signedIn.key("ines.arnaud@douane.example"));
  }

  @Test
  void releasesWhatIsAsDeclared() {
    String mrn = claire.lodge(h7("RED")).text("mrn");

    Reply reply = decide(ines, mrn, "{\"result\":\"CONFORM\",\"release\":true}");

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.text("state")).isEqualTo("RELEASED");
    JsonNode timeline = claire.get("/api/v1/declarations/" + mrn + "/timeline").json();
    assertThat(timeline.valueStream().map(line -> line.path("to").asString()))
        .endsWith("CONFORM", "RELEASED");
    assertThat(timeline.get(3).path("note").asString()).contains("art. 191");
  }

  @Test
  void tellsTheOperatorTheReasonsWordForWord() {
    String mrn = claire.lodge(h7("ORANGE")).text("mrn");

    Reply reply =
        decide(ines, mrn, "{\"result\":\"NOT_CONFORM\",\"reasons\":\"Trois cartons, non deux.\"}");

    assertThat(reply.text("state")).isEqualTo("NOT_CONFORM");
    assertThat(claire.get("/api/v1/declarations/" + mrn + "/timeline").body())
        .contains("Trois cartons, non deux.");
  }

  @Test
  void refusesADecisionThatLacksSomething() {
    String mrn = claire.lodge(h7("RED")).text("mrn");

    for (String body :
        List.of(
            "{\"result\":\"NOT_CONFORM\"}",
            "{\"result\":\"CONFORM\",\"basis\":\"UCC999\"}",
            "{}",
            "[",
            "null")) {
      Reply reply = decide(ines, mrn, body);
      assertThat(reply.status()).as(body).isEqualTo(422);
      assertThat(reply.text("code")).isEqualTo("API-012");
      assertThat(reply.text("detail")).isNotBlank();
    }
    assertThat(claire.get(ApiCaller.EXPRESS + "/" + mrn).text("state")).isEqualTo("UNDER_CONTROL");
  }

  @Test
  void leavesAColleagueTheirControlUnlessToldToTakeItOver() {
    String mrn = claire.lodge(h7("RED")).text("mrn");
    Browser colleague = signedIn.ines();
    colleague.get("/controle/" + mrn);
    colleague.post("/controle/" + mrn + "/prendre", Map.of());

    Reply refused = decide(ines, mrn, "{\"result\":\"CONFORM\"}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("API-013");
    assertThat(refused.text("detail")).startsWith("Inès Arnaud");

    Reply taken = decide(ines, mrn, "{\"result\":\"CONFORM\",\"takeOver\":true}");
    assertThat(taken.text("state")).isEqualTo("CONFORM");
  }

  @Test
  void endsNoControlThatIsNotThere() {
    String mrn = claire.lodge(h7("GREEN")).text("mrn");

    assertThat(decide(ines, mrn, "{\"result\":\"CONFORM\"}").text("code")).isEqualTo("API-011");
    assertThat(decide(ines, "26FR00000000000000", "{\"result\":\"CONFORM\"}").status())
        .isEqualTo(404);
  }

  @Test
  void isForOfficersOnly() {
    String mrn = claire.lodge(h7("RED")).text("mrn");

    assertThat(decide(claire, mrn, "{\"result\":\"CONFORM\",\"release\":true}").status())
        .isEqualTo(403);
  }

  private static Reply decide(ApiCaller caller, String mrn, String body) {
    return caller.post(ApiCaller.EXPRESS + "/" + mrn + "/decision", body, "application/json");
  }
}
