// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.ApiCaller.h7;
import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.declarations.express.ApiCaller.Reply;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import fr.mercure.messages.Catalogue;
import fr.mercure.messages.JsonForm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SandboxTest
class ExpressBatchApiIT {
  private static final String BATCHES = "/api/v1/express/batches";
  private final ApiCaller claire;

  ExpressBatchApiIT(@LocalServerPort int port, SignedIn signedIn) {
    this.claire = new ApiCaller(port, signedIn.key("claire.morel@transmer.example"));
  }

  @Test
  void answersEachLineOfJsonInOrder() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      lines.add(i == 300 ? "{\"typeCode\":12" : json(h7(100_000 + i, "GREEN")));
    }
    List<JsonNode> answers =
        lines(claire.post(BATCHES, String.join("\n", lines), "application/x-ndjson"));

    assertThat(answers).hasSize(601);
    for (int i = 0; i < 600; i++) {
      assertThat(answers.get(i).path("line").asInt()).isEqualTo(i + 1);
      assertThat(answers.get(i).path("status").asInt()).isEqualTo(i == 300 ? 422 : 201);
    }
    assertThat(answers.getLast().path("summary").path("accepted").asInt()).isEqualTo(599);
  }

  @Test
  void cutsXmlMessagesWhetherWrappedOrNot() {
    String two = h7("GREEN") + "\n<!-- <Declaration> -->\n" + h7("GREEN");
    String wrapped =
        "<Lot>%s%s</Lot>".formatted(h7("GREEN"), h7("GREEN")).replaceAll("<\\?xml.*?\\?>", "");

    for (String batch : List.of(two, wrapped)) {
      List<JsonNode> answers = lines(claire.post(BATCHES, batch, "application/xml"));
      assertThat(answers).hasSize(3);
      assertThat(answers.getLast().path("summary").path("accepted").asInt()).as(batch).isEqualTo(2);
    }
  }

  @Test
  void takesConsignmentsFromCsv() {
    var typed = new TreeMap<String, String>();
    Drafts.typed("CSV-API-GREEN")
        .forEach((name, value) -> typed.put(name.replaceAll("\\.[0-9]+", ""), value));
    String file = String.join(";", typed.keySet()) + "\n" + String.join(";", typed.values());
    List<JsonNode> answers = lines(claire.post(BATCHES, file, "text/csv"));

    assertThat(answers.getFirst().path("status").asInt()).isEqualTo(201);
    assertThat(answers.getFirst().path("line").asInt()).isEqualTo(2);
  }

  @Test
  void keepsWhatCameBeforeAFault() {
    String batch = h7("GREEN") + "<Declaration><a></b";
    List<JsonNode> answers = lines(claire.post(BATCHES, batch, "application/xml"));

    assertThat(answers.getFirst().path("status").asInt()).isEqualTo(201);
    assertThat(answers.getLast().path("summary").has("stoppedAtLine")).isTrue();
    assertThat(answers.getLast().path("summary").path("reason").asString())
        .contains("Corrigez ce message");
  }

  @Test
  void answersABatchSentAgainAlike() {
    String batch = h7("GREEN") + h7("RED");
    Reply first = claire.post(BATCHES, batch, "application/xml");

    assertThat(claire.post(BATCHES, batch, "application/xml").body()).isEqualTo(first.body());
  }

  private static String json(String xml) {
    var form = new JsonForm(Catalogue.standard().find("H7").orElseThrow());
    return new String(
        form.toJson(Catalogue.standard().read(xml.getBytes(StandardCharsets.UTF_8)).tape()),
        StandardCharsets.UTF_8);
  }

  private static List<JsonNode> lines(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.body().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
  }
}
