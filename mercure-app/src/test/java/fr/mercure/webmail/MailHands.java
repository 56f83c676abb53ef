// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.mail.Deposit;
import fr.mercure.mail.Flags;
import fr.mercure.mail.MailStore;
import fr.mercure.mail.ReadMessage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What tests of the mailbox do again and again.
record MailHands(MailStore mail) {
  static final String CLAIRE = "claire.morel@mercure.example";

  /// Puts a message into the inbox of Claire.
  void put(String message) {
    put(CLAIRE, message);
  }

  void put(String address, String message) {
    long box = mail.mailboxes().find(address).orElseThrow();
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    mail.messages()
        .deliver(
            List.of(box),
            new Deposit(
                ReadMessage.of(bytes), Flags.NONE, Instant.EPOCH.plusSeconds(1_790_000_000)));
  }

  static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceFirst("^https?://[^/]+", "");
  }

  /// Address of the unread message of this subject.
  static String unread(String list, String subject) {
    Matcher row =
        Pattern.compile(
                "action=\"(/messagerie/[^\"]+)/lire\"(?:(?!</form>).)*" + subject, Pattern.DOTALL)
            .matcher(list);
    assertThat(row.find()).as(subject).isTrue();
    return row.group(1);
  }

  static boolean lists(String list, String subject) {
    return list.contains("<span class=\"sub\">" + subject + "</span>");
  }
}
