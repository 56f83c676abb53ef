// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.mail.HeaderText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/// A letter as the bytes of a message (RFC 5322): the same letter gives the same bytes.
final class LetterText {
  private static final Base64.Encoder BODY =
      Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII));

  private LetterText() {}

  /// The bytes.
  ///
  /// @param to address of the mailbox
  static byte[] of(Letter letter, String to, String name, String domain) {
    return """
    From: %s <%s@%s>\r
    To: %s <%s>\r
    Subject: %s\r
    Date: %s\r
    Message-ID: <%s@%s>\r
    References: <about.%s@%s>\r
    Auto-Submitted: auto-generated\r
    MIME-Version: 1.0\r
    Content-Type: text/plain; charset=utf-8\r
    Content-Transfer-Encoding: base64\r
    \r
    %s\r
    """
        .formatted(
            HeaderText.of(letter.sender()),
            letter.from().toLowerCase(Locale.ROOT),
            domain,
            HeaderText.of(name),
            to,
            HeaderText.of(letter.subject()),
            date(letter.at()),
            letter.reference(),
            domain,
            letter.about(),
            domain,
            BODY.encodeToString(
                letter.text().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String date(Instant at) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
  }
}
