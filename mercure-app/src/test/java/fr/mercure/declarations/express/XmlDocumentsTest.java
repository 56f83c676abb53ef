// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// ASVS V1.5.1.
class XmlDocumentsTest {
  private static final String FIRST = "<Declaration a=\"1>2\"><!-- <x> --><b/>é</Declaration>";
  private static final String SECOND = "<n:MetaData><![CDATA[</x>]]><?p ?><b\n></b></n:MetaData>";

  @Test
  void cutsMessagesThatFollowOneAnother() throws IOException {
    assertThat(cut("<?xml version=\"1.0\"?>\n" + FIRST + "\n<!-- then -->" + SECOND))
        .containsExactly(FIRST, SECOND);
  }

  @Test
  void cutsMessagesOutOfTheElementAroundThem() throws IOException {
    assertThat(cut("<lot>" + FIRST + " " + SECOND + "</lot>")).containsExactly(FIRST, SECOND);
  }

  @Test
  void cutsTheSameHoweverTheStreamComes() throws IOException {
    var random = new Random(7);
    String stream = (FIRST + "\n" + SECOND).repeat(300);
    List<String> whole = cut(stream);
    assertThat(whole).hasSize(600);
    assertThat(cut(trickle(stream, random))).isEqualTo(whole);
  }

  @Test
  void saysOnWhichLineAMessageBegins() throws IOException {
    var documents = new XmlDocuments(stream("\n\n" + SECOND + "\n" + FIRST));
    assertThat(documents.next().orElseThrow().line()).isEqualTo(3);
    assertThat(documents.next().orElseThrow().line()).isEqualTo(5);
  }

  @Test
  void givesAMessageThatIsCutShortAsItIs() throws IOException {
    assertThat(cut("<Declaration><b>")).containsExactly("<Declaration><b>");
  }

  @Test
  void stopsAtAMessageLongerThanAllowed() {
    String endless = "<Declaration>" + " ".repeat(BatchItems.LARGEST);
    assertThatExceptionOfType(BatchItems.Unreadable.class).isThrownBy(() -> cut(endless));
  }

  @ParameterizedTest
  @ValueSource(strings = {"</Declaration>", "<>", "<Declaration", "<Declaration><!-- ->"})
  void refusesTagsThatDoNotMatch(String torn) {
    assertThatExceptionOfType(BatchItems.Unreadable.class).isThrownBy(() -> cut(torn));
  }

  private static List<String> cut(String text) throws IOException {
    return cut(stream(text));
  }

  private static List<String> cut(InputStream in) throws IOException {
    var documents = new XmlDocuments(in);
    var cut = new ArrayList<String>();
    for (var item = documents.next(); item.isPresent(); item = documents.next()) {
      cut.add(new String(item.get().bytes(), StandardCharsets.UTF_8));
    }
    return cut;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /// A few bytes at a time.
  private static InputStream trickle(String text, Random random) {
    InputStream in = stream(text);
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return in.read();
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        return in.read(bytes, from, Math.min(length, 1 + random.nextInt(5)));
      }
    };
  }
}
