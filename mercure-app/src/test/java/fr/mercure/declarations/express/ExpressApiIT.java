// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.ApiCaller.EXPRESS;
import static fr.mercure.declarations.express.ApiCaller.h7;
import static fr.mercure.declarations.express.ApiCaller.lrn;
import static fr.mercure.declarations.express.ApiCaller.own;
import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.declarations.express.ApiCaller.Reply;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import fr.mercure.kernel.Mrn;
import fr.mercure.messages.Catalogue;
import fr.mercure.messages.JsonForm;
import fr.mercure.messages.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// ASVS V2.2.2.
@SandboxTest
class ExpressApiIT {
  private final ApiCaller claire;
  private final ApiCaller paul;
  private final ApiCaller ines;
  private final ApiCaller nobody;
  private final JdbcClient jdbc;
  private final ExpressDesk desk;

  ExpressApiIT(@LocalServerPort int port, SignedIn signedIn, JdbcClient jdbc, ExpressDesk desk) {
    this.claire = new ApiCaller(port, signedIn.key("claire.morel@transmer.example"));
    this.paul = new ApiCaller(port, signedIn.key("paul.girard@nordex.example"));
    this.ines = new ApiCaller(port, signedIn.key("ines.arnaud@douane.example"));
    this.nobody = new ApiCaller(port, "");
    this.jdbc = jdbc;
    this.desk = desk;
  }

  @Test
  void releasesAnOrdinaryDeclarationAtOnce() {
    String xml = h7("GREEN");
    Reply reply = claire.lodge(xml);

    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    assertThat(reply.text("state")).isEqualTo("RELEASED");
    assertThat(reply.text("lrn")).isEqualTo(lrn(xml));
    assertThat(new Mrn(reply.text("mrn")).checkDigitHolds()).isTrue();
    assertThat(reply.header("Location")).isEqualTo(EXPRESS + "/" + reply.text("mrn"));
    assertThat(states(reply.text("mrn"))).containsExactly("LODGED", "ACCEPTED", "RELEASED");
  }

  @Test
  void answersTheSameToFiftyWhoLodgeTheSameAtOnce() throws Exception {
    String xml = h7("GREEN");
    List<Reply> replies = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> futures = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        futures.add(threads.submit(() -> claire.lodge(xml)));
      }
      for (Future<Reply> future : futures) {
        replies.add(future.get());
      }
    }

    assertThat(replies).extracting(Reply::status).containsOnly(201);
    assertThat(replies.stream().map(Reply::body).distinct()).hasSize(1);
    assertThat(replies.stream().filter(r -> r.header("Idempotency-Replayed").isEmpty())).hasSize(1);
    assertThat(count(lrn(xml))).isOne();
  }

  @Test
  void takesTheSameDeclarationAsJsonForTheSame() {
    String xml = h7("GREEN");
    Reply first = claire.lodge(xml);
    Reading reading = Catalogue.standard().read(xml.getBytes(StandardCharsets.UTF_8));
    var form = new JsonForm(Catalogue.standard().find("H7").orElseThrow());
    String json = new String(form.toJson(reading.tape()), StandardCharsets.UTF_8);

    Reply second = claire.post(EXPRESS, json, "application/json");

    assertThat(second.status()).as(second.body()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void refusesOtherContentUnderTheSameLrnAndNamesTheFirst() {
    String xml = h7("GREEN");
    String mrn = claire.lodge(xml).text("mrn");

    Reply reply = claire.lodge(xml.replace("Cotton T-shirts", "Cotton trousers"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.type()).startsWith("application/problem+json");
    JsonNode finding = reply.json().path("findings").get(0);
    assertThat(finding.path("code").asString()).isEqualTo("H7-0010");
    assertThat(finding.path("text").asString()).contains(mrn);
    assertThat(claire.get(EXPRESS + "/" + lrn(xml)).text("mrn")).isEqualTo(mrn);
  }

  @Test
  void refusesWithFindingsAndKeepsWhatCame() {
    String xml = h7("GREEN").replace("0.85", "0.99");
    Reply reply = claire.lodge(xml);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("findings").isEmpty()).isFalse();
    JsonNode finding = reply.json().path("findings").get(0);
    assertThat(finding.path("jsonPointer").asString()).startsWith("/");
    assertThat(finding.path("line").asInt()).isPositive();
    assertThat(reply.text("type")).startsWith("/aide/erreurs/");
    assertThat(states(lrn(xml))).containsExactly("LODGED", "REFUSED");
    assertThat(claire.lodge(xml.replace("0.99", "0.85")).status()).isEqualTo(201);
  }

  @Test
  void keepsEvenWhatIsNotXml() {
    Reply reply = claire.post(EXPRESS, "<Declaration", "application/xml");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("findings").isEmpty()).isFalse();
    assertThat(claire.post(EXPRESS, "<Declaration", "application/xml").body())
        .isEqualTo(reply.body());
    assertThat(claire.post(EXPRESS, "{\"a\":", "application/json").status()).isEqualTo(422);
    assertThat(claire.post(EXPRESS, "", "application/json").status()).isEqualTo(422);
  }

  @Test
  void putsUnderControlWhatTheSandboxIsAskedTo() {
    Reply orange = claire.lodge(h7("ORANGE"));
    Reply red = claire.lodge(h7("RED"));

    assertThat(orange.text("state")).isEqualTo("UNDER_CONTROL");
    assertThat(orange.text("control")).isEqualTo("DOCUMENTARY");
    assertThat(red.text("control")).isEqualTo("PHYSICAL");
    assertThat(red.body()).doesNotContain("SANDBOX");
    assertThat(claire.lodge(h7("REFUSED")).status()).isEqualTo(422);
    assertThat(claire.lodge(h7("WAIT")).text("state")).isEqualTo("WAITING");
  }

  @Test
  void endsAPrelodgedDeclarationWhoseGoodsHaveNotComeInTime() {
    String late = claire.lodge(prelodged("GREEN")).text("crn");
    String waiting = claire.lodge(prelodged("GREEN")).text("crn");
    jdbc.sql(
            "update declarations.declaration set deadline = now() - interval '1 s' where crn ="
                + " :crn")
        .param("crn", late)
        .update();

    desk.expire();

    assertThat(states(late)).containsExactly("LODGED", "PRELODGED", "EXPIRED");
    assertThat(states(waiting)).containsExactly("LODGED", "PRELODGED");
  }

  @Test
  void takesAPrelodgedDeclarationThroughPresentationToRelease() {
    String xml = prelodged("GREEN");
    Reply lodged = claire.lodge(xml);
    assertThat(lodged.status()).as(lodged.body()).isEqualTo(201);
    assertThat(lodged.text("state")).isEqualTo("PRELODGED");
    String crn = lodged.text("crn");

    Reply presented = claire.post(EXPRESS + "/" + crn + "/presentation", i2(xml, crn), "text/xml");

    assertThat(presented.status()).as(presented.body()).isEqualTo(200);
    assertThat(presented.text("state")).isEqualTo("RELEASED");
    assertThat(states(crn))
        .containsExactly("LODGED", "PRELODGED", "PRESENTED", "ACCEPTED", "RELEASED");
    Reply again = claire.post(EXPRESS + "/" + crn + "/presentation", i2(xml, crn), "text/xml");
    assertThat(again.body()).isEqualTo(presented.body());
    assertThat(claire.get(EXPRESS + "/" + crn).json().path("charges").path("total").isEmpty())
        .isFalse();
  }

  @Test
  void amendsBeforeAcceptanceAndNotAfterRelease() {
    String xml = prelodged("GREEN");
    String crn = claire.lodge(xml).text("crn");
    String amendment = amendment(xml, crn).replace("Cotton T-shirts", "Linen T-shirts");
    Reply amended = claire.post(EXPRESS + "/" + crn + "/amendments", amendment, "application/xml");
    assertThat(amended.status()).as(amended.body()).isEqualTo(200);
    assertThat(amended.json().path("version").asInt()).isEqualTo(2);
    assertThat(claire.get(EXPRESS + "/" + crn).text("goods")).isEqualTo("Linen T-shirts");

    String released = claire.lodge(h7("GREEN")).text("mrn");
    Reply late =
        claire.post(
            EXPRESS + "/" + released + "/amendments", amendment(xml, released), "application/xml");
    assertThat(late.status()).as(late.body()).isIn(409, 422);
    assertThat(claire.get(EXPRESS + "/" + released).json().path("version").asInt()).isOne();
  }

  @Test
  void invalidatesWhatWasAcceptedAndCancelsWhatWasNot() {
    String xml = h7("GREEN");
    String mrn = claire.lodge(xml).text("mrn");
    Reply invalidated =
        claire.post(EXPRESS + "/" + mrn + "/invalidation", inv(xml, mrn), "application/xml");
    assertThat(invalidated.status()).as(invalidated.body()).isEqualTo(200);
    assertThat(invalidated.text("state")).isEqualTo("INVALIDATED");
    Reply twice =
        claire.post(
            EXPRESS + "/" + mrn + "/invalidation",
            inv(xml, mrn),
            "application/xml",
            "Idempotency-Key",
            "again-" + mrn);
    assertThat(twice.status()).as(twice.body()).isEqualTo(409);

    String early = prelodged("GREEN");
    String crn = claire.lodge(early).text("crn");
    assertThat(
            claire
                .post(EXPRESS + "/" + crn + "/invalidation", inv(early, crn), "application/xml")
                .text("state"))
        .isEqualTo("CANCELLED");
  }

  @Test
  void answersWithTheXmlMessageOfCustomsIfAskedTo() {
    Reply accepted =
        claire.post(EXPRESS, h7("GREEN"), "application/xml", "Accept", "application/xml");
    Reply refused =
        claire.post(
            EXPRESS,
            h7("GREEN").replace("0.85", "0.99"),
            "application/xml",
            "Accept",
            "application/xml");

    for (Reply reply : List.of(accepted, refused)) {
      Reading reading = Catalogue.standard().read(reply.body().getBytes(StandardCharsets.UTF_8));
      assertThat(reading.findings()).as(reply.body()).isEmpty();
      assertThat(reading.type().orElseThrow().name()).isEqualTo("NOTIFICATION");
    }
    assertThat(accepted.body()).contains("CWMROG");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("CWMREJ");
  }

  @Test
  void letsAKeyServeForOneMessageOnly() {
    String key = "key-" + System.nanoTime();
    String xml = h7("GREEN");
    Reply first = claire.post(EXPRESS, xml, "application/xml", "Idempotency-Key", key);
    Reply again = claire.post(EXPRESS, xml, "application/xml", "Idempotency-Key", key);
    Reply other = claire.post(EXPRESS, h7("GREEN"), "application/xml", "Idempotency-Key", key);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("code")).isEqualTo("API-003");
    assertThat(
            claire
                .post(EXPRESS, xml, "application/xml", "Idempotency-Key", "two words")
                .text("code"))
        .isEqualTo("API-009");
  }

  @Test
  void saysWhyARequestIsNotTakenAtAll() {
    String xml = h7("GREEN");

    assertThat(nobody.lodge(xml).status()).isEqualTo(401);
    assertThat(new ApiCaller(claire.port(), "mercure_WRONG").lodge(xml).status()).isEqualTo(401);
    assertThat(ines.lodge(xml).status()).isEqualTo(403);
    assertThat(claire.post(EXPRESS, xml, "application/pdf").status()).isEqualTo(415);
    assertThat(claire.post(EXPRESS, " ".repeat(5 << 20), "application/xml").status())
        .isEqualTo(413);
    assertThat(claire.get(EXPRESS + "/26FR000000000000R0").status()).isEqualTo(404);
    String mrn = claire.lodge(xml).text("mrn");
    assertThat(paul.get(EXPRESS + "/" + mrn).status()).isEqualTo(404);
    assertThat(ines.get(EXPRESS + "/" + mrn).status()).isEqualTo(200);
  }

  static String prelodged(String end) {
    return h7(end).replace("<TypeCode>IMA</TypeCode>", "<TypeCode>IMD</TypeCode>");
  }

  static String i2(String h7, String reference) {
    return about(ExpressSamples.xml("i2"), h7, reference);
  }

  static String inv(String h7, String reference) {
    return about(ExpressSamples.xml("inv"), h7, reference);
  }

  private static String about(String message, String h7, String reference) {
    return own(message)
        .replaceAll("<FunctionalReferenceID>[^<]*", "<FunctionalReferenceID>" + lrn(h7))
        .replaceFirst("(?s)(</FunctionalReferenceID>\\s*<ID>)[^<]*", "$1" + reference);
  }

  static String amendment(String h7, String reference) {
    return h7.replace("<FunctionCode>9</FunctionCode>", "<FunctionCode>4</FunctionCode>")
        .replace("<TypeCode>IMD</TypeCode>", "<TypeCode>COR</TypeCode>")
        .replace(
            "</FunctionalReferenceID>", "</FunctionalReferenceID>\n  <ID>" + reference + "</ID>")
        .replace(
            "  <Agent>",
            """
              <Amendment>
                <SequenceNumeric>1</SequenceNumeric>
                <ChangeReasonCode>5</ChangeReasonCode>
                <ChangeReasonText>Slip of the pen</ChangeReasonText>
              </Amendment>
              <Agent>\
            """);
  }

  private List<String> states(String reference) {
    return jdbc.sql(
            """
            select t.became from declarations.timeline t
            join declarations.declaration d on d.id = t.declaration
            where :reference in (d.mrn, d.crn, d.lrn)
            order by t.sequence
            """)
        .param("reference", reference)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private long count(String lrn) {
    return jdbc.sql("select count(*) from declarations.declaration where lrn = :lrn")
        .param("lrn", lrn)
        .query(Long.class)
        .single();
  }
}
