// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mercure.mail.SearchKey;
import fr.mercure.mail.SearchKey.Range;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InputTest {
  private static final long SEED = 20261124;

  private static Input input(byte[] bytes) {
    var input = new Input(new ByteArrayInputStream(bytes), () -> {});
    input.begin(Input.Limits.KNOWN);
    return input;
  }

  private static Input input(String text) {
    return input(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsAStringInItsThreeForms() throws Exception {
    Input input = input("plain \"quo\\\"ted\" {5+}\r\nlit\r\n\r\n");
    assertThat(input.astring()).isEqualTo("plain");
    input.space();
    assertThat(input.astring()).isEqualTo("quo\"ted");
    input.space();
    assertThat(input.astring()).isEqualTo("lit\r\n");
    input.end();
  }

  @Test
  void readsSequenceSets() throws Exception {
    assertThat(input("1,4:2,7:* ").numbers().ranges())
        .containsExactly(new Range(1, 1), new Range(4, 2), new Range(7, 0));
    assertThat(input("$ ").numbers().isSaved()).isTrue();
  }

  @Test
  void refusesNumbersThatAreNone() {
    for (String text : List.of("0 ", "4294967296 ", "1: ", ", ", "99999999999999999999 ")) {
      assertThatThrownBy(() -> input(text).numbers()).as(text).isInstanceOf(Refused.class);
    }
  }

  @Test
  void keepsNoLiteralBeyondItsLimit() {
    assertThatThrownBy(() -> input("{1073741824}\r\n").astring())
        .isInstanceOf(Refused.class)
        .hasMessageContaining("TOOBIG");
    assertThatThrownBy(() -> input("{1073741824+}\r\n").astring()).isInstanceOf(EOFException.class);
  }

  @Test
  void refusesALineThatNeverEnds() {
    assertThatThrownBy(() -> input("a".repeat(100_000)).atom()).isInstanceOf(Refused.class);
  }

  @Test
  void readsSearchKeysAsOneTree() throws Exception {
    SearchKey key =
        ((Search) Search.read(input(" OR SEEN (SUBJECT x LARGER 3) NOT DELETED\r\n"), false)).key();
    assertThat(key)
        .isEqualTo(
            new SearchKey.And(
                List.of(
                    new SearchKey.Or(
                        new SearchKey.Flagged(1),
                        new SearchKey.And(
                            List.of(
                                new SearchKey.Header("SUBJECT", "x"), new SearchKey.Larger(3)))),
                    new SearchKey.Not(new SearchKey.Flagged(8)))));
  }

  @Test
  void boundsTheDepthOfASearch() {
    assertThatThrownBy(() -> Search.read(input(" " + "NOT ".repeat(1000) + "ALL\r\n"), false))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> Search.read(input(" " + "(".repeat(10_000) + "ALL\r\n"), false))
        .isInstanceOf(Refused.class);
  }

  @Test
  void namesASectionAsItWasAskedFor() throws Exception {
    var fetch =
        (Fetch)
            Fetch.read(
                input(" 1 (BODY.PEEK[1.2.header.fields (\"To\" Date)]<3.10> UID)\r\n"), false);
    assertThat(((FetchItem.Section) fetch.items().getFirst()).label())
        .isEqualTo("BODY[1.2.HEADER.FIELDS (TO DATE)]<3>");
  }

  @Test
  void translatesNamesOfFoldersBothWays() throws Exception {
    for (String name : List.of("INBOX", "Entrées & sorties", "日本/été", "&", "a&-b")) {
      assertThat(FolderName.decode(FolderName.encode(name))).isEqualTo(name);
    }
    assertThat(FolderName.encode("Entrées")).isEqualTo("Entr&AOk-es");
  }

  @Test
  void answersEveryMutationWithACommandOrARefusal() throws IOException {
    List<String> samples =
        List.of(
            " 1:4,7:* (FLAGS UID BODY.PEEK[1.HEADER.FIELDS (TO CC)]<0.100> ENVELOPE)\r\n",
            " OR SUBJECT {3+}\r\nabc NOT (SINCE 1-Jan-2026 KEYWORD $x) UID 1,2:$\r\n",
            " \"INBOX\" (\\Seen kw) \"24-Nov-2026 10:00:00 +0100\" {3+}\r\nabc\r\n",
            " (SUBSCRIBED) \"\" (\"a%\" b*) RETURN (STATUS (MESSAGES UNSEEN))\r\n",
            " 1 (UNCHANGEDSINCE 12) +FLAGS.SILENT (\\Deleted)\r\n");
    var random = new Random(SEED);
    int refused = 0;
    for (int round = 0; round < 40_000; round++) {
      byte[] bytes = samples.get(round % samples.size()).getBytes(StandardCharsets.US_ASCII);
      for (int change = random.nextInt(4); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      refused += read(round % samples.size(), input(bytes)) ? 0 : 1;
    }
    assertThat(refused).isBetween(10_000, 40_000);
  }

  /// Whether it is a command; a refusal is fine too, and so is an end that comes too early.
  private static boolean read(int kind, Input input) throws IOException {
    try {
      switch (kind) {
        case 0 -> Fetch.read(input, false);
        case 1 -> Search.read(input, false);
        case 2 -> Append.header(input);
        case 3 -> ListFolders.read(input);
        default -> Store.read(input, true);
      }
      return true;
    } catch (Refused | EOFException e) {
      return false;
    }
  }

  @Test
  void matchesPatternsByLevels() {
    assertThat(ListFolders.matches("*", "a/b")).isTrue();
    assertThat(ListFolders.matches("%", "a/b")).isFalse();
    assertThat(ListFolders.matches("%/%", "a/b")).isTrue();
    assertThat(ListFolders.matches("a*b*c", "axxbxxc")).isTrue();
    assertThat(ListFolders.matches("*".repeat(500) + "x", "a".repeat(255))).isFalse();
  }
}
