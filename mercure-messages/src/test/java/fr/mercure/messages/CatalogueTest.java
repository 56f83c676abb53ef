// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.kernel.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private final Catalogue catalogue = Catalogue.standard();
  private final MessageType h7 = catalogue.find("H7").orElseThrow();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String name(String document) {
    return catalogue.read(bytes(document)).type().map(MessageType::name).orElse("none");
  }

  private static String declaration(String inside) {
    return "<Declaration xmlns=\"urn:wco:datamodel:WCO:DEC-DMS:2\">" + inside + "</Declaration>";
  }

  @Test
  void acceptsWhatTheGeneratorMakesAndKnowsWhatItIs() {
    for (MessageType type : catalogue.messages()) {
      SampleGenerator generator = new SampleGenerator(type, 1);
      for (byte[] sample : List.of(generator.minimal(), generator.full(), generator.random())) {
        Reading reading = catalogue.read(sample);
        assertThat(reading.findings()).as(type.name()).isEmpty();
        assertThat(reading.type()).contains(type);
      }
    }
  }

  @Test
  void tellsTheFourDeclarationsApartByTheirFirstChildren() {
    assertThat(name(declaration("<TypeCode>GPR</TypeCode>"))).isEqualTo("I2");
    assertThat(name(declaration("<FunctionCode>24</FunctionCode>"))).isEqualTo("I2");
    assertThat(name(declaration("<FunctionCode>9</FunctionCode><TypeCode> INV </TypeCode>")))
        .isEqualTo("INV");
    assertThat(
            name(declaration("<TypeCode>INV</TypeCode><X><RepaymentRemissionAuthorisation/></X>")))
        .isEqualTo("INV");
    assertThat(name(declaration("<TypeCode>INV</TypeCode><RepaymentRemissionAuthorisation/>")))
        .isEqualTo("REPAY");
    assertThat(name(declaration("<FunctionCode>24</FunctionCode><TypeCode>IMA</TypeCode>")))
        .isEqualTo("H7");
    assertThat(name(declaration("<TypeCode>WHAT</TypeCode>"))).isEqualTo("H7");
    assertThat(name(declaration(""))).isEqualTo("H7");
    assertThat(name("<Declaration/>")).isEqualTo("H7");
    assertThat(name("<Other/>")).isEqualTo("none");
  }

  @Test
  void readsADeclarationInsideItsEnvelope() {
    String inner = new String(new SampleGenerator(h7, 3).full(), StandardCharsets.UTF_8);
    String wrapped =
        "<md:MetaData"
            + " xmlns:md=\"urn:wco:datamodel:WCO:DocumentMetaData-DMS:2\"><md:WCOTypeName>D</md:WCOTypeName>"
            + inner.substring(inner.indexOf("<Declaration"))
            + "</md:MetaData>";
    Reading reading = catalogue.read(bytes(wrapped));
    assertThat(reading.findings()).isEmpty();
    assertThat(reading.type()).contains(h7);
    assertThat(reading.tape().text("/Declaration/TypeCode")).contains("IMA");
  }

  @Test
  void givesValuesByPathByHandleAndByNode() {
    byte[] document =
        new MessageWriter(h7)
            .put("FunctionalReferenceID", " L & <1>  é ")
            .put("GoodsShipment/GovernmentAgencyGoodsItem[2]/CustomsValueAmount", "12.00")
            .put("GoodsShipment/GovernmentAgencyGoodsItem[2]/CustomsValueAmount/@currencyID", "EUR")
            .toBytes();
    Tape tape = catalogue.read(document).tape();
    assertThat(tape.text("/Declaration/FunctionalReferenceID")).contains("L & <1> é");
    assertThat(tape.text(h7.element("FunctionalReferenceID"))).contains("L & <1> é");
    List<Node> items = tape.nodes(h7.element("GoodsShipment/GovernmentAgencyGoodsItem"));
    assertThat(items).hasSize(2);
    Node item = items.get(1);
    assertThat(item.text("CustomsValueAmount")).contains("12.00");
    assertThat(item.text("CustomsValueAmount/@currencyID")).contains("EUR");
    assertThat(item.child("CustomsValueAmount").orElseThrow().attribute("currencyID"))
        .contains("EUR");
    assertThat(item.child("CustomsValueAmount").orElseThrow().pointer().path())
        .isEqualTo("/Declaration/GoodsShipment/GovernmentAgencyGoodsItem[2]/CustomsValueAmount");
    assertThat(item.line()).isEqualTo(2);
    assertThat(tape.text("/Declaration/Nothing")).isEmpty();
  }

  @Test
  void saysWhatIsWrongWhereAndWhatToDo() {
    byte[] document =
        bytes(
            declaration(
                "<FunctionCode>8</FunctionCode>\n<ProcedureCategory>H7</ProcedureCategory>\n"
                    + "<FunctionalReferenceId>X</FunctionalReferenceId>"));
    List<Finding> findings = catalogue.read(document).findings();
    assertThat(findings).extracting(Finding::code).startsWith("ST-0350", "ST-0120", "ST-0130");
    Finding list = findings.getFirst();
    assertThat(list.pointer().path()).isEqualTo("/Declaration/FunctionCode");
    assertThat(list.value()).isEqualTo("8");
    assertThat(list.text().fr()).contains("« 8 »").contains("9, 4, 1, 24");
    assertThat(findings.get(1).line()).isEqualTo(3);
    assertThat(findings.get(1).remedy().en()).contains("FunctionalReferenceID");
  }

  private Finding only(String document) {
    List<Finding> findings = catalogue.read(bytes(document)).findings();
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  @Test
  void doesNotTakeAnotherVersionForOneThatItKnows() {
    String other = "<Declaration xmlns=\"urn:wco:datamodel:WCO:DEC-DMS:3\"><a/></Declaration>";
    Finding finding = only(other);
    assertThat(catalogue.read(bytes(other)).type()).isEmpty();
    assertThat(finding.code()).isEqualTo("ST-0100");
    assertThat(finding.text().en()).contains("\"urn:wco:datamodel:WCO:DEC-DMS:3\"");
    assertThat(finding.remedy().en())
        .contains("H7, I2", "1.1.7", "urn:wco:datamodel:WCO:DEC-DMS:2");
    assertThat(name("<p:CC015C xmlns:p = 'http://ncts.dgtaxud.eu'/>")).isEqualTo("none");
    assertThat(name("<p:CC015C b=\" xmlns:p='u'\" xmlns:p = 'http://ncts.dgtaxud.ec'/>"))
        .isEqualTo("CC015C");
    assertThat(name("<MetaData xmlns=\"urn:wco:datamodel:WCO:DocumentMetaData-DMS:2\"/>"))
        .isEqualTo("none");
  }

  @Test
  void saysOnceThatANamespaceIsForgotten() {
    String sample = new String(new SampleGenerator(h7, 3).full(), StandardCharsets.UTF_8);
    Finding finding = only(sample.replace(" xmlns=\"urn:wco:datamodel:WCO:DEC-DMS:2\"", ""));
    assertThat(finding.code()).isEqualTo("ST-0110");
    assertThat(finding.pointer().path()).isEqualTo("/Declaration");
    assertThat(finding.text().en()).contains("none, expected \"urn:wco:datamodel:WCO:DEC-DMS:2\"");
  }

  @Test
  void countsLinesHoweverTheyEnd() {
    String sample = declaration("<FunctionCode>9\n</FunctionCode>\n<X/>");
    for (String end : List.of("\n", "\r\n", "\r")) {
      assertThat(catalogue.read(bytes(sample.replace("\n", end))).findings().getFirst().line())
          .isEqualTo(3);
    }
    Tape tape = catalogue.read(bytes("\r\r" + declaration("\r\n<FunctionCode/>"))).tape();
    assertThat(tape.nodeAt("/Declaration/FunctionCode").orElseThrow().line()).isEqualTo(4);
  }

  @Test
  void letsAnAnswerQuoteTheOriginalDeclaration() {
    MessageType answer = catalogue.find("RES").orElseThrow();
    String sample = new String(new SampleGenerator(answer, 3).minimal(), StandardCharsets.UTF_8);
    String quoted = sample.replace("</Response>", declaration("<A>1</A>") + "</Response>");
    assertThat(catalogue.read(bytes(quoted)).findings()).isEmpty();
    assertThat(catalogue.read(bytes(quoted)).type()).contains(answer);
  }

  @Test
  void quotesWholeCharactersOfALongValue() {
    Finding finding = only(sampleWithDescription("\ud83d\ude00".repeat(300)));
    assertThat(finding.value()).endsWith("\ude00…").hasSize(Finding.LONGEST_VALUE - 1);
  }

  private String sampleWithDescription(String description) {
    return new String(new SampleGenerator(h7, 3).full(), StandardCharsets.UTF_8)
        .replaceFirst("<Description([^>]*)>[^<]*<", "<Description$1>" + description + "<");
  }
}
