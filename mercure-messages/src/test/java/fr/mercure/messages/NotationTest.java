// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the notation can say beyond what the first messages need, each against a small schema that
/// says the same; and what it says of a bad text.
class NotationTest {
  private static MessageType type(String text) {
    MessageIndex.Entry entry = new MessageIndex.Entry("R", "", "r", "urn:r", "", Map.of(), "");
    return MessageType.compile(entry, MessageText.read(entry, "r.msg", text), null);
  }

  private static Oracle schema(String content) {
    return Oracle.written(
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:r" xmlns="urn:r">
          <xs:element name="r">%s</xs:element>
        </xs:schema>
        """
            .formatted(content));
  }

  private static void agree(MessageType type, Oracle oracle) {
    SampleGenerator generator = new SampleGenerator(type, 4);
    List<String> differences = new ArrayList<>();
    for (int seed = 0; seed < 1_500; seed++) {
      byte[] sample = seed % 7 == 0 ? generator.full() : generator.random();
      byte[] document = seed % 10 == 0 ? sample : Mutant.of(sample, seed);
      String difference = OracleTest.difference(type, oracle.judge(document), document);
      if (!difference.isEmpty()
          && !new String(document, StandardCharsets.UTF_8).contains("1.1\"")) {
        differences.add(difference);
      }
    }
    assertThat(differences.stream().limit(3)).isEmpty();
  }

  @Test
  void knowsChoicesAndGroupsThatRepeat() {
    MessageType type =
        type(
            """
            locals unqualified
            r 1
              (choice) 1
                a 2..3 : token
                (sequence) ?
                  b 1 : integer
                  c * : token an..3
              (sequence) *
                d 1
                  @lang ? : language
                  x ? : token
                e ? : boolean
              (choice) *
                f 1..2 : token
                g 1 : date
              h 1 : decimal n..5,2
            """);
    agree(
        type,
        schema(
            """
            <xs:complexType><xs:sequence>
              <xs:choice>
                <xs:element name="a" minOccurs="2" maxOccurs="3" type="xs:token"/>
                <xs:sequence minOccurs="0">
                  <xs:element name="b" type="xs:integer"/>
                  <xs:element name="c" minOccurs="0" maxOccurs="unbounded"><xs:simpleType>
                    <xs:restriction base="xs:token"><xs:maxLength value="3"/></xs:restriction>
                  </xs:simpleType></xs:element>
                </xs:sequence>
              </xs:choice>
              <xs:sequence minOccurs="0" maxOccurs="unbounded">
                <xs:element name="d"><xs:complexType><xs:sequence>
                  <xs:element name="x" minOccurs="0" type="xs:token"/></xs:sequence>
                  <xs:attribute name="lang" type="xs:language"/>
                </xs:complexType></xs:element>
                <xs:element name="e" minOccurs="0" type="xs:boolean"/>
              </xs:sequence>
              <xs:choice minOccurs="0" maxOccurs="unbounded">
                <xs:element name="f" maxOccurs="2" type="xs:token"/>
                <xs:element name="g" type="xs:date"/>
              </xs:choice>
              <xs:element name="h"><xs:simpleType><xs:restriction base="xs:decimal">
                <xs:totalDigits value="5"/><xs:fractionDigits value="2"/>
              </xs:restriction></xs:simpleType></xs:element>
            </xs:sequence></xs:complexType>
            """));
  }

  @Test
  void readsEachKindOfValueAsTheSchemaValidatorDoes() {
    for (Primitive primitive : Primitive.values()) {
      MessageType type = type("r 1 : " + primitive.word());
      Oracle oracle =
          schema(
              "<xs:simpleType><xs:restriction base=\"xs:"
                  + primitive.word()
                  + "\"/></xs:simpleType>");
      for (String value : values()) {
        byte[] document = ("<r xmlns=\"urn:r\">" + value + "</r>").getBytes(StandardCharsets.UTF_8);
        assertThat(OracleTest.difference(type, oracle.judge(document), document))
            .as("%s %s", primitive, value)
            .isEmpty();
      }
    }
  }

  private static List<String> values() {
    List<String> values = new ArrayList<>(Nasty.VALUES);
    String day = "2024-02-28";
    for (String zone :
        new String[] {
          "", "Z", "+00:00", "-14:00", "+14:01", "+13:59", "+13:60", "+1:00", "z", "+0100", "Z "
        }) {
      values.add(day + zone);
      values.add(day + "T23:59:59" + zone);
      values.add(day + "T24:00:00.000" + zone);
      values.add("12:30:15.25" + zone);
      values.add("24:00:00" + zone);
    }
    values.addAll(
        List.of(
            "1900-02-29",
            "2000-02-29",
            "2100-02-29",
            "99999-12-31",
            "012024-01-01",
            "2147483647-01-01",
            "2147483648-01-01",
            "-0001-01-01",
            "--01-01",
            "2024-00-01",
            "2024-01-00",
            "2024-01-32",
            "2024-04-31",
            "2024-01-01T25:00:00",
            "2024-01-01T12:60:00",
            "2024-01-01T12:00:60",
            "2024-01-01T1:00:00",
            "2024-01-01T12:00:00,5",
            "2024-01-01t12:00:00",
            "2024-01-01T",
            "T12:00:00",
            "12:00",
            "1:00:00",
            "24:00:01",
            "24:01:00",
            "en-US",
            "en-",
            "-en",
            "i-klingon",
            "toolonglanguage",
            "en-123456789",
            "e",
            "1en",
            "en-1a",
            "+",
            "-",
            "+-1",
            "--1",
            "1-",
            "1+",
            "1 2",
            "0.",
            "-.5",
            "+.5",
            "..",
            "1.2.3",
            "True",
            "0 ",
            "10",
            "01"));
    return values;
  }

  @Test
  void saysInWhichFileAndLineATextIsWrong() {
    assertWrong("r 1\n  a one", "r.msg:2", "how often");
    assertWrong("r 1\n  a 3..2", "r.msg:2", "how often");
    assertWrong("r 1\n    a 1", "r.msg:2", "indent");
    assertWrong("r 1\n  a 1 : Nothing", "r.msg:2", "no type is called Nothing");
    assertWrong("r 1\n  a 1 :", "r.msg:2", "no type after the colon");
    assertWrong("r 1\n  a 1 : token upto 3", "r.msg:2", "limit upto");
    assertWrong("r 1\n  a 1 : token an..x", "r.msg:2", "limit an..x");
    assertWrong("r 1\n  a 1 : token /[a-/", "r.msg:2", "limit");
    assertWrong("r 1\n  a 1 : token /(a/", "r.msg:2", "expected )");
    assertWrong("r 1\n  a 1 : token /a", "r.msg:2", "unclosed /");
    assertWrong("r 1\n  a 1 : token /\\p{Greek}/", "r.msg:2", "not understood");
    assertWrong("r 1\n  p:a 1 : token", "r.msg:2", "no namespace line");
    assertWrong("r 1\n  (choice) 2..3\n    a 1", "r.msg:2", "once or without limit");
    assertWrong("group G\n  a 1 : G\nr 1 : G", "r.msg:2", "does a group hold itself");
    assertWrong("r 1\ns 1", "r.msg:2", "one root");
    assertWrong("s 1", "r.msg:1", "no root r");
    assertWrong("r 1\n  a", "r.msg:2", "too short");
  }

  private static void assertWrong(String text, String where, String what) {
    assertThatThrownBy(() -> type(text))
        .as(text)
        .isInstanceOf(BadCatalogueText.class)
        .hasMessageStartingWith(where + ":")
        .hasMessageContaining(what);
  }

  @Test
  void compilesEveryMessageOfTheCatalogue() {
    assertThat(Catalogue.standard().messages())
        .extracting(MessageType::name)
        .contains("H7", "I2", "INV", "REPAY", "NOTIFICATION", "CC015C", "RES");
  }
}
