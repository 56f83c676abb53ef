// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fr.mercure.kernel.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Nothing that is sent makes the reader throw, hang or take memory without bound.
///
/// ASVS V1.5.1.
class HostileTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String OPEN = "<Declaration xmlns=\"urn:wco:datamodel:WCO:DEC-DMS:2\">";

  private final Catalogue catalogue = Catalogue.standard();
  private final MessageType h7 = catalogue.find("H7").orElseThrow();
  private final byte[] sample = new SampleGenerator(h7, 5).full();

  private Reading read(byte[] document) {
    return assertTimeoutPreemptively(SOON, () -> catalogue.read(document));
  }

  private Reading read(String document) {
    return read(document.getBytes(StandardCharsets.UTF_8));
  }

  private static String code(Reading reading) {
    assertThat(reading.accepted()).isFalse();
    return reading.findings().stream().map(Finding::code).findFirst().orElse("none");
  }

  private String sampleText() {
    return new String(sample, StandardCharsets.UTF_8);
  }

  private static String declaring(String encoding, String text) {
    return text.replace("encoding=\"UTF-8\"", "encoding=\"" + encoding + "\"");
  }

  @Test
  void refusesADoctypeWhateverItSays() {
    assertThat(code(read("<!DOCTYPE Declaration>" + OPEN + "</Declaration>"))).isEqualTo("ST-0040");
    String laughs =
        """
        <?xml version="1.0"?>
        <!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
        <Declaration>&c;</Declaration>
        """;
    assertThat(code(read(laughs))).isEqualTo("ST-0040");
    String external = "<!DOCTYPE d SYSTEM \"file:///etc/passwd\">" + OPEN + "&x;</Declaration>";
    assertThat(code(read(external))).isEqualTo("ST-0040");
  }

  @Test
  void knowsNoEntityButTheFive() {
    Reading reading = read(sampleText().replace(">IMA<", ">&ima;<"));
    assertThat(reading.findings().getLast().code()).isEqualTo("ST-0050");
    assertThat(reading.findings().getLast().text().en()).contains("reference");
  }

  @Test
  void includesNothing() {
    String include =
        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/>";
    assertThat(code(read(OPEN + include + "</Declaration>"))).isEqualTo("ST-0120");
  }

  @Test
  void refusesAGigabyteWithoutReadingIt() throws IOException {
    EndlessText endless = new EndlessText(1L << 30);
    Reading reading = catalogue.read(endless, new Limits(1 << 20, 64, 1_000, 64, 100));
    assertThat(code(reading)).isEqualTo("ST-0020");
    assertThat(endless.given).isLessThan(2 << 20);
  }

  /// Gives text without end and counts what was taken.
  private static final class EndlessText extends InputStream {
    private final long length;
    private long given;

    EndlessText(long length) {
      this.length = length;
    }

    @Override
    public int read() {
      return given++ < length ? 'x' : -1;
    }

    @Override
    public int read(byte[] to, int offset, int wanted) {
      int n = (int) Math.min(wanted, length - given);
      Arrays.fill(to, offset, offset + Math.max(n, 0), (byte) 'x');
      given += Math.max(n, 0);
      return n <= 0 && wanted > 0 ? -1 : n;
    }
  }

  @Test
  void stopsAtItsDepth() {
    assertThat(lastCode(read(OPEN + "<a>".repeat(10_000)))).isEqualTo("ST-0060");
    assertThat(lastCode(read("<a>".repeat(1_000_000)))).isEqualTo("ST-0060");
  }

  private static String lastCode(Reading reading) {
    assertThat(reading.accepted()).isFalse();
    return reading.findings().getLast().code();
  }

  @Test
  void stopsAtItsNumberOfAttributesElementsAndFindings() {
    StringBuilder attributes = new StringBuilder("<Declaration ");
    for (int i = 0; i < 1_000_000; i++) {
      attributes.append('a').append(i).append("=\"\" ");
    }
    assertThat(lastCode(read(attributes + "/>"))).isEqualTo("ST-0070");
    Limits few = new Limits(1 << 24, 64, 1_000, 64, 100_000);
    byte[] many =
        (OPEN + "<FunctionCode>9</FunctionCode>".repeat(5_000)).getBytes(StandardCharsets.UTF_8);
    assertThat(lastCode(catalogue.read(many, few))).isEqualTo("ST-0080");
    Reading flood = read(OPEN + "<x/>".repeat(1_000_000) + "</Declaration>");
    assertThat(flood.findings()).hasSize(101);
    assertThat(lastCode(flood)).isEqualTo("ST-0090");
  }

  @Test
  void takesTimeInProportionToWhatIsSent() {
    String binding = "<x xmlns:a=\"u\" a:b=\"\" c=\"\"/>";
    read(OPEN + binding.repeat(100_000));
    read(sampleText().replace(">IMA<", ">" + "&#73;".repeat(1_000_000) + "<"));
    read(sampleText().replace(">IMA<", ">" + "]".repeat(5_000_000) + "<"));
    read(sampleText().replace(">IMA<", ">" + " x".repeat(2_000_000) + "<"));
    read(
        sampleText()
            .replaceFirst(
                "<GoodsItemQuantity[^>]*>[0-9]*<",
                "<GoodsItemQuantity>" + "9".repeat(10_000_000) + "<"));
    read(
        sampleText()
            .replaceFirst(
                "<GoodsItemQuantity[^>]*>[0-9]*<",
                "<GoodsItemQuantity>" + "0".repeat(10_000_000) + "1<"));
    read(
        "<!-- "
            + "- ".repeat(5_000_000)
            + "-->"
            + sampleText().substring(sampleText().indexOf("<Dec")));
    read("<" + "a".repeat(10_000_000) + "/>");
    read(OPEN + "<" + "a".repeat(10_000_000) + "/></Declaration>");
    read("<?x " + "?".repeat(10_000_000));
  }

  @Test
  void isNeverSurprisedByAnEnd() {
    byte[] small = new SampleGenerator(h7, 5).minimal();
    for (int length = 0; length < small.length; length++) {
      Reading reading = catalogue.read(Arrays.copyOf(small, length));
      assertThat(reading.accepted()).as("cut at %d", length).isFalse();
      assertThat(reading.findings()).as("cut at %d", length).isNotEmpty();
    }
    byte[] minimal = new SampleGenerator(catalogue.find("INV").orElseThrow(), 2).minimal();
    for (int at = 0; at < minimal.length; at++) {
      for (int value : new int[] {0, 0x80, 0xC3, 0xFF, '<', '>', '&', '/', '"', '!', '?', ']'}) {
        byte[] changed = minimal.clone();
        changed[at] = (byte) value;
        assertThat(catalogue.read(changed)).isNotNull();
      }
    }
  }

  @Test
  void readsTheEncodingsOfEuropeAndNoOther() {
    String accents =
        sampleText().replaceFirst("<Description[^>]*>[^<]*<", "<Description>Crème brûlée<");
    String description =
        "/Declaration/GoodsShipment/GovernmentAgencyGoodsItem/Commodity/Description";
    accepts(("\ufeff" + accents).getBytes(StandardCharsets.UTF_8), description);
    for (String name : new String[] {"ISO-8859-1", "windows-1252", "iso-8859-15"}) {
      accepts(declaring(name, accents).getBytes(Charset.forName(name)), description);
    }
    for (Charset wide : new Charset[] {StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE}) {
      accepts(("\ufeff" + declaring("UTF-16", accents)).getBytes(wide), description);
      accepts(declaring("UTF-16", accents).getBytes(wide), description);
    }
    byte[] latin = accents.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(lastCode(read(latin))).isEqualTo("ST-0030");
    assertThat(code(read(declaring("UTF-16", accents)))).isEqualTo("ST-0030");
    assertThat(code(read(declaring("Shift_JIS", accents)))).isEqualTo("ST-0030");
    assertThat(code(read(declaring("US-ASCII", accents)))).isEqualTo("ST-0030");
    assertThat(code(read(accents.getBytes(Charset.forName("UTF-32"))))).startsWith("ST-00");
    assertThat(
            code(
                read(Arrays.copyOf(("\ufeff" + accents).getBytes(StandardCharsets.UTF_16BE), 101))))
        .isEqualTo("ST-0030");
  }

  private void accepts(byte[] document, String path) {
    Reading reading = read(document);
    assertThat(reading.findings()).isEmpty();
    assertThat(reading.tape().text(path)).contains("Crème brûlée");
  }

  @Test
  void refusesBytesThatAreNotCharacters() {
    Supplier<byte[]> fresh = sample::clone;
    int at = sampleText().indexOf(">IMA<") + 1;
    for (int[] wrong :
        new int[][] {
          {0xC0, 0x80},
          {0xED, 0xA0},
          {0xFF, 0xFE},
          {0x80, 'A'},
          {0xC3, 'A'},
          {0xF8, 0x88},
          {0, 'A'},
          {1, 'A'}
        }) {
      byte[] changed = fresh.get();
      changed[at] = (byte) wrong[0];
      changed[at + 1] = (byte) wrong[1];
      assertThat(lastCode(read(changed))).isIn("ST-0030", "ST-0050");
    }
  }

  @Test
  void refusesWhatIsNotAMessage() {
    assertThat(code(read(""))).isEqualTo("ST-0010");
    assertThat(code(read(" \n\t "))).isEqualTo("ST-0010");
    assertThat(code(read("{\"a\":1}"))).isEqualTo("ST-0050");
    assertThat(code(read("UNB+UNOC:3+A+B'"))).isEqualTo("ST-0050");
    assertThat(code(read("<html><body>x</body></html>"))).isEqualTo("ST-0100");
    assertThat(code(read(new byte[] {0}))).isEqualTo("ST-0050");
    assertThat(code(read(new byte[] {(byte) 0xFE, (byte) 0xFF}))).isEqualTo("ST-0010");
  }
}
