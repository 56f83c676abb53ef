// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.mail.Flags;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MboxReaderTest {
  private static List<MboxReader.Each> read(String file, int most) throws IOException {
    var reader =
        new MboxReader(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), most);
    var all = new ArrayList<MboxReader.Each>();
    for (var each = reader.next(); each.isPresent(); each = reader.next()) {
      all.add(each.get());
    }
    return all;
  }

  private static String text(MboxReader.Each each) {
    return new String(each.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void readsOneMessageThatIsNoMbox() throws IOException {
    List<MboxReader.Each> all = read("Subject: a\nStatus: kept\n\n>From b\r\nc", 100);
    assertThat(all).hasSize(1);
    assertThat(text(all.getFirst()))
        .isEqualTo("Subject: a\r\nStatus: kept\r\n\r\n>From b\r\nc\r\n");
  }

  @Test
  void readsMessagesWithDateAndFlags() throws IOException {
    List<MboxReader.Each> all =
        read(
            """
            From a@b Mon Mar  4 05:06:07 2019
            Status: RO
            X-Status: F
            Subject: 1

            >From here
            >From x

            From c Mon Mar  4 05:06 2019
            Subject: 2


            """,
            100);
    assertThat(all).hasSize(2);
    assertThat(all.getFirst().at()).contains(Instant.parse("2019-03-04T05:06:07Z"));
    assertThat(text(all.getFirst())).isEqualTo("Subject: 1\r\n\r\nFrom here\r\nFrom x\r\n");
    assertThat(all.getFirst().flags()).isEqualTo(Flags.of(List.of("\\Seen", "\\Flagged")));
    assertThat(text(all.get(1))).isEqualTo("Subject: 2\r\n\r\n");
    assertThat(all.get(1).at()).isEmpty();
  }

  @Test
  void readsWhatWasWrittenByteForByte() throws IOException {
    List<String> messages =
        List.of(
            "Subject: a\r\n\r\nFrom here\r\n>From there\r\n>>From far\r\n",
            "Subject: b\r\n\r\n\r\n\r\n",
            "Subject: c\r\n\r\nFrom: the end\r\n");
    var out = new ByteArrayOutputStream();
    for (String message : messages) {
      Mbox.write(message.getBytes(StandardCharsets.UTF_8), Flags.NONE, Instant.EPOCH, out);
    }
    String file = out.toString(StandardCharsets.UTF_8);
    assertThat(file).startsWith("From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n");
    List<MboxReader.Each> all = read(file, 100);
    assertThat(all).extracting(MboxReaderTest::text).isEqualTo(messages);
    assertThat(all).extracting(MboxReader.Each::flags).containsOnly(Flags.NONE);
  }

  @Test
  void readsFilesOfProgramsThatDoNotQuote() throws IOException {
    List<MboxReader.Each> all =
        read(
            """
            From x@y Mon Nov 24 10:00:00 2026
            Subject: a

            From within a paragraph

            From z@y Mon Nov 24 10:00:01 2026
            Subject: b

            end\
            """
                .replace("\n", "\r\n"),
            100);
    assertThat(all)
        .extracting(MboxReaderTest::text)
        .containsExactly(
            "Subject: a\r\n\r\nFrom within a paragraph\r\n", "Subject: b\r\n\r\nend\r\n");
    assertThat(all)
        .as("what tells of no flags is an old message, not a new one")
        .allMatch(each -> each.flags().has(Flags.SEEN));
  }

  @Test
  void leavesOutWhatIsTooLargeAndGoesOn() throws IOException {
    List<MboxReader.Each> all =
        read(
            "From a\nSubject: 1\n\n"
                + "x".repeat(500)
                + "\n\nFrom b Mon Mar  4 05:06:07 2019\nSubject: 2\n\n",
            100);
    assertThat(all).extracting(MboxReader.Each::tooLarge).containsExactly(true, false);
  }

  @Test
  void readsAddressesOfMailboxes() {
    assertThat(ImapAddress.read("imaps://claire@transmer.example@mail.example"))
        .contains(new ImapAddress(true, "claire@transmer.example", "mail.example", 993));
    assertThat(ImapAddress.read("imap://a%40b+c@[::1]:1143/"))
        .contains(new ImapAddress(false, "a@b+c", "::1", 1143));
    assertThat(ImapAddress.read("imaps://claire:secret@mail.example")).isEmpty();
    assertThat(ImapAddress.read("imaps://mail.example")).isEmpty();
    assertThat(ImapAddress.read("imaps://a@mail.example:0")).isEmpty();
  }
}
