// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SearchWordsIT {
  private static final int MANY = 1200;

  private static Deposit letter(String subject, String text) {
    String message =
        "From: Chef <chef@douane.example>\r\nSubject: " + subject + "\r\n\r\n" + text + "\r\n";
    return new Deposit(
        ReadMessage.of(message.getBytes(StandardCharsets.UTF_8)), Flags.NONE, Instant.EPOCH);
  }

  private static List<String> found(TestMail mail, String words) {
    return mail
        .store()
        .lists()
        .messages(
            mail.inbox(TestMail.CLAIRE), "claire", new SearchKey.Words(words), Long.MAX_VALUE, 5)
        .stream()
        .map(ListStore.Row::subject)
        .toList();
  }

  @Test
  void findsWordsByTheirBeginningsInNewAndOldMessages() throws IOException {
    try (TestMail mail = TestMail.start()) {
      long claire = mail.store().mailboxes().find(TestMail.CLAIRE).orElseThrow();
      var letters = new TreeMap<String, Deposit>();
      letters.put("0", letter("Contr\u00f4le 24FR00677A", "d\u00e9p\u00f4t-7, caf\u00e9"));
      for (int i = 1000; i < 1000 + MANY; i++) {
        letters.put("n" + i, letter("Lot " + i, "ordinaire"));
      }
      mail.store().messages().depositAll(claire, letters);

      assertThat(found(mail, "controle")).hasSize(1);
      assertThat(found(mail, "CONTR\u00d4LE depot")).hasSize(1);
      assertThat(found(mail, "24fr006")).hasSize(1);
      assertThat(found(mail, "depot-7")).hasSize(1);
      assertThat(found(mail, "douane caf")).hasSize(1);
      assertThat(found(mail, "ontrole")).isEmpty();
      assertThat(found(mail, "ordinaire")).hasSize(5);
      assertThat(found(mail, "1000")).containsExactly("Lot 1000");
      assertThat(found(mail, "' | !x:*")).isEmpty();
      assertThat(found(mail, "...")).hasSize(5);
    }
  }
}
