// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Our verdict is the schema validator's: on every sample, and on thousands of damaged or disguised
/// ones, the same accept or refuse and the same first element at fault.
///
/// ASVS V2.2.1.
class OracleTest {
  private static final int MUTATIONS = Integer.getInteger("mercure.mutations", 5_000);

  /// Long samples take time and show nothing that a shorter one does not.
  private static final int LONGEST_SAMPLE = 12_000;

  private static final String SET = "toldsystemet_";

  @Test
  void agreesOnH7() {
    agrees("H7", Oracle.h7("H7/" + SET + "H7_v1.1.7.xsd", "Declaration-H7"));
  }

  @Test
  void agreesOnH7InItsEnvelope() {
    Oracle oracle = Oracle.h7InEnvelope("H7/" + SET + "H7_v1.1.7.xsd", "Declaration-H7");
    agrees("H7", oracle, OracleTest::wrapped, MUTATIONS / 4);
  }

  @Test
  void agreesOnI2() {
    agrees("I2", Oracle.h7("I2/" + SET + "I2_v1.1.7.xsd", "Declaration-I2"));
  }

  @Test
  void agreesOnInvalidation() {
    agrees(
        "INV",
        Oracle.h7("Invalidation/" + SET + "H7_invalidation_v1.1.7.xsd", "Declaration-Inval"));
  }

  @Test
  void agreesOnRepayment() {
    String file = "Invalidation-Repayment/" + SET + "H7_invalidation_and_repayment_v1.1.7.xsd";
    agrees("REPAY", Oracle.h7(file, "Declaration-Repay"));
  }

  @Test
  void agreesOnNotification() {
    agrees(
        "NOTIFICATION",
        Oracle.of(
            Shared.data("messages/h7/dk-dms-v1.1.7/Notification/trader-portal-notifications.xsd")));
  }

  @Test
  void agreesOnCc015c() {
    agrees("CC015C", Oracle.of(Shared.data("messages/ncts/p5-v51.8.6/cc015c.xsd")));
  }

  @Test
  void agreesOnTheWcoAnswer() {
    agrees("RES", Oracle.of(Shared.data("messages/wco-dms/notification/WCO_RES_2_DMS.xsd")));
  }

  @Test
  void agreesOnSeveralWcoAnswersInTheirEnvelope() {
    Path set = Shared.data("messages/wco-dms/notification");
    Oracle oracle =
        Oracle.of(set.resolve("DocumentMetaData_2_DMS.xsd"), set.resolve("WCO_RES_2_DMS.xsd"));
    agrees("RES", oracle, document -> wrapped(document, 2), MUTATIONS / 4);
  }

  /// Cases in which the two once differed.
  @Test
  void agreesOnWhatOnceWentWrong() {
    MessageType h7 = Catalogue.standard().find("H7").orElseThrow();
    Oracle oracle = Oracle.h7("H7/" + SET + "H7_v1.1.7.xsd", "Declaration-H7");
    String sample = text(new SampleGenerator(h7, 1).minimal());
    for (String uri :
        new String[] {
          "https://e]ample.org/84",
          "https]//example.org",
          "a]]b",
          "[",
          "x:[y]",
          "a?[b]",
          "a#[b]",
          ":a",
          "a:",
          "a:#b",
          "a#b#c",
          "%",
          "%4",
          "%zz",
          "%41",
          "1a:b",
          "é",
          "a b",
          "",
          "/a:b",
          "?a:b",
          "a\\b",
          "^",
          "//[",
          "a:/["
        }) {
      String document = sample.replace("<FunctionCode>", "<FunctionCode listURI=\"" + uri + "\">");
      assertThat(difference(h7, oracle.judge(bytes(document)), bytes(document))).isEmpty();
    }
    for (String code :
        new String[] {
          " IMA", "I&#32;A", "I\u2028A", "😀a", "I\u0085A", "\u00a0IM", "I\tM", "I \nM"
        }) {
      String document = sample.replace(">IMA<", ">" + code + "<");
      assertThat(difference(h7, oracle.judge(bytes(document)), bytes(document))).isEmpty();
    }
  }

  private static byte[] bytes(String document) {
    return document.getBytes(StandardCharsets.UTF_8);
  }

  private static void agrees(String name, Oracle oracle) {
    agrees(name, oracle, document -> document, MUTATIONS);
  }

  private interface Wrapping {
    byte[] apply(byte[] document);
  }

  private static byte[] wrapped(byte[] document) {
    return wrapped(document, 1);
  }

  private static byte[] wrapped(byte[] document, int times) {
    String text = new String(document, StandardCharsets.UTF_8);
    String message = text.substring(text.indexOf('<', text.indexOf("?>")));
    return ("<MetaData xmlns=\"urn:wco:datamodel:WCO:DocumentMetaData-DMS:2\">"
            + "<WCODataModelVersionCode listID=\"a\">3.6</WCODataModelVersionCode>"
            + "<WCOTypeName languageID=\"x y\">DEC</WCOTypeName>"
            + "<ResponsibleAgencyName>FR</ResponsibleAgencyName>"
            + message.repeat(times)
            + "</MetaData>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void agrees(String name, Oracle oracle, Wrapping wrapping, int mutations) {
    MessageType type = Catalogue.standard().find(name).orElseThrow();
    List<byte[]> samples = samples(type).stream().map(wrapping::apply).toList();
    for (byte[] sample : samples) {
      Oracle.Verdict verdict = oracle.judge(sample);
      assertThat(difference(type, verdict, sample)).isEmpty();
      assertThat(verdict.valid()).as(text(sample)).isTrue();
    }
    int valid = agrees(type, oracle, samples, Mutant::of, mutations);
    assertThat(valid).as("mutants that stay valid").isBetween(mutations / 20, mutations * 3 / 4);
    agrees(type, oracle, samples, Disguise::of, mutations / 4);
  }

  /// Makes a document of a sample, the way a seed says.
  private interface Change {
    byte[] of(byte[] sample, long seed);
  }

  /// How many of the changed samples are valid.
  private static int agrees(
      MessageType type, Oracle oracle, List<byte[]> samples, Change change, int times) {
    List<String> differences = new ArrayList<>();
    int valid = 0;
    for (int seed = 0; seed < times && differences.size() < 10; seed++) {
      byte[] changed = change.of(samples.get(seed % samples.size()), seed);
      Oracle.Verdict verdict = oracle.judge(changed);
      String difference = isXml11(changed) ? "" : difference(type, verdict, changed);
      if (!difference.isEmpty()) {
        differences.add("seed " + seed + ": " + difference);
      }
      valid += verdict.valid() ? 1 : 0;
    }
    assertThat(differences).isEmpty();
    return valid;
  }

  private static List<byte[]> samples(MessageType type) {
    SampleGenerator generator = new SampleGenerator(type, 42);
    List<byte[]> samples = new ArrayList<>(List.of(generator.minimal(), generator.full()));
    while (samples.size() < 22) {
      byte[] sample = generator.random();
      if (sample.length < LONGEST_SAMPLE) {
        samples.add(sample);
      }
    }
    return samples;
  }

  /// What the two say differently; empty if they agree.
  static String difference(MessageType type, Oracle.Verdict theirs, byte[] document) {
    Faults ours = faults(type, document);
    boolean same = theirs.valid() == ours.none();
    boolean sameElement = !theirs.wellFormed() || theirs.element() == ours.firstElement();
    if (same && sameElement) {
      return "";
    }
    return "theirs %s, ours element %d %s in %s"
        .formatted(
            theirs,
            ours.firstElement(),
            ours.none()
                ? "none"
                : ours.toList().getFirst().pointer() + " " + ours.toList().getFirst().text().en(),
            text(document));
  }

  private static Faults faults(MessageType type, byte[] document) {
    try {
      Encoding encoding = Encoding.of(document);
      return Check.run(new Tape(type.table(), encoding.bytes()), encoding, Limits.STANDARD);
    } catch (Malformed malformed) {
      Faults faults = new Faults(_ -> 1, 1);
      faults.add(
          malformed.rule(),
          0,
          fr.mercure.kernel.Pointer.ROOT,
          0,
          "",
          "",
          malformed.detail(),
          malformed.detail());
      return faults;
    }
  }

  /// The one thing that the parser of the JDK reads and we do not, on purpose.
  static boolean isXml11(byte[] document) {
    return text(document).startsWith("<?xml version=\"1.1\"");
  }

  private static String text(byte[] document) {
    String text = new String(document, StandardCharsets.UTF_8);
    return text.length() > 3_000 ? text.substring(0, 3_000) + "…" : text;
  }
}
