// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// ASVS V1.2.3.
class JsonFormTest {
  private final Catalogue catalogue = Catalogue.standard();
  private final MessageType h7 = catalogue.find("H7").orElseThrow();
  private final JsonForm form = new JsonForm(h7);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private JsonForm.Turned turn(String json) {
    return form.toXml(bytes(json), Limits.STANDARD);
  }

  private String firstCode(String json) {
    return turn(json).findings().stream().map(Finding::code).findFirst().orElse("none");
  }

  @Test
  void comesBackTheSameFromJson() {
    for (MessageType type : catalogue.messages()) {
      JsonForm its = new JsonForm(type);
      SampleGenerator generator = new SampleGenerator(type, 9);
      for (int i = 0; i < 20; i++) {
        byte[] xml = i == 0 ? generator.full() : generator.random();
        byte[] json = its.toJson(catalogue.read(xml).tape());
        JsonForm.Turned turned = its.toXml(json, Limits.STANDARD);
        assertThat(turned.findings()).isEmpty();
        Reading again = catalogue.read(turned.xml());
        assertThat(again.findings()).isEmpty();
        assertThat(its.toJson(again.tape()))
            .asString()
            .isEqualTo(new String(json, StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void hasOneNameForEachMember() {
    for (MessageType type : catalogue.messages()) {
      Table table = type.table();
      for (Element element : type.elements()) {
        Set<String> names = new HashSet<>(Set.of(JsonForm.VALUE));
        for (int child : table.children[element.row()]) {
          assertThat(
                  table.kind[element.row()] == Table.VALUE
                      || table.isElsewhere(child)
                      || names.add(JsonForm.name(table.names[child]))
                      || table.names[child].equals("value"))
              .as(element.path() + " " + table.names[child])
              .isTrue();
        }
        for (int attribute : table.attributes[element.row()]) {
          assertThat(names.add(JsonForm.name(table.names[attribute]))).isTrue();
        }
      }
    }
  }

  @Test
  void writesNamesInLowerCaseArraysWhereThereMayBeManyAndAttributesBeside() {
    byte[] xml =
        new MessageWriter(h7)
            .put("ID", "X")
            .put("FunctionalReferenceID", "a \"b\" \\ é")
            .put("GoodsShipment/GovernmentAgencyGoodsItem/CustomsValueAmount", "12.00")
            .put("GoodsShipment/GovernmentAgencyGoodsItem/CustomsValueAmount/@currencyID", "EUR")
            .toBytes();
    assertThat(form.toJson(catalogue.read(xml).tape()))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(
            "{\"functionalReferenceID\":\"a \\\"b\\\" \\\\ é\",\"id\":\"X\",\"goodsShipment\":{"
                + "\"governmentAgencyGoodsItem\":[{\"customsValueAmount\":"
                + "{\"value\":\"12.00\",\"currencyID\":\"EUR\"}}]}}");
    assertThat(JsonForm.name("UNLocode")).isEqualTo("unLocode");
    assertThat(JsonForm.name("TIRCarnetNumber")).isEqualTo("tirCarnetNumber");
    assertThat(JsonForm.name("GRN")).isEqualTo("grn");
  }

  @Test
  void takesNumbersAsTheyAreWrittenAndNullForNothing() {
    String json =
        "{\"goodsItemQuantity\": 2, \"totalGrossMassMeasure\": {\"value\": 12.50, \"unitCode\":"
            + " \"KGM\"}, \"id\": null}";
    byte[] xml = turn(json).xml();
    Tape tape = catalogue.read(xml).tape();
    assertThat(tape.text("/Declaration/GoodsItemQuantity")).contains("2");
    assertThat(tape.text("/Declaration/TotalGrossMassMeasure")).contains("12.50");
    assertThat(tape.text("/Declaration/ID")).isEmpty();
  }

  @Test
  void saysWhichMemberIsWrong() {
    Finding unknown = turn("{\n\"functionCod\": \"9\"}").findings().getFirst();
    assertThat(unknown.code()).isEqualTo("ST-0510");
    assertThat(unknown.line()).isEqualTo(2);
    assertThat(unknown.remedy().en()).contains("functionCode");
    Finding shape =
        turn("{\"goodsShipment\":{\"governmentAgencyGoodsItem\":{}}}").findings().getFirst();
    assertThat(shape.code()).isEqualTo("ST-0520");
    assertThat(shape.pointer().path())
        .isEqualTo("/Declaration/GoodsShipment/GovernmentAgencyGoodsItem");
    assertThat(firstCode("{\"functionCode\":[\"9\"]}")).isEqualTo("ST-0520");
    assertThat(firstCode("{\"functionCode\":\"\\u0000\"}")).isEqualTo("ST-0530");
    assertThat(firstCode("[]")).isEqualTo("ST-0520");
  }

  @Test
  void readsJsonByTheLetterAndNoFurther() {
    for (String wrong :
        new String[] {
          "",
          " ",
          "{",
          "{}x",
          "{\"a\":1,}",
          "[1,]",
          "{a:1}",
          "{'a':1}",
          "{\"a\":01}",
          "{\"a\":1.}",
          "{\"a\":.5}",
          "{\"a\":+1}",
          "{\"a\":1e}",
          "{\"a\":tru}",
          "{\"a\":\"\\x\"}",
          "{\"a\":\"\\u12\"}",
          "{\"a\":\"\\ud800\"}",
          "{\"a\":\"\n\"}",
          "{\"a\":1,\"a\":2}",
          "// c\n{}",
          "\ufeff{}",
          "{\"a\" 1}",
          "NaN",
          "{\"a\":\"",
          "-",
          "{\"a\":-}"
        }) {
      assertThat(firstCode(wrong)).as(wrong).isEqualTo("ST-0500");
    }
    assertThat(firstCode("[".repeat(100_000))).isEqualTo("ST-0060");
    assertThat(firstCode("{\"a\":".repeat(100_000))).isEqualTo("ST-0060");
    byte[] latin = "{\"id\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(form.toXml(latin, Limits.STANDARD).findings().getFirst().code())
        .isEqualTo("ST-0030");
    Limits small = new Limits(10, 64, 100, 64, 100);
    assertThat(form.toXml(bytes("{\"id\":\"0123456789\"}"), small).findings().getFirst().code())
        .isEqualTo("ST-0020");
  }

  @Test
  void mapsPlacesBothWays() {
    String json = "/goodsShipment/governmentAgencyGoodsItem/1/customsValueAmount/currencyID";
    String xml =
        "/Declaration/GoodsShipment/GovernmentAgencyGoodsItem[2]/CustomsValueAmount/@currencyID";
    assertThat(form.pointer(json).path()).isEqualTo(xml);
    assertThat(form.jsonPointer(new Pointer(xml))).isEqualTo(json);
    assertThat(form.jsonPointer(new Pointer("/"))).isEmpty();
    assertThat(form.pointer("/nothing/here").path()).isEqualTo("/Declaration");
  }
}
