// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import fr.mercure.mail.OutboundStore.Waiting;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The report that a message could not be handed over (RFC 3464), in French and English, with the
/// header of the message.
final class Bounce {
  private static final int LONGEST_HEADER = 20_000;

  private Bounce() {}

  static byte[] of(Waiting waiting, byte[] message, String said, String host, Instant now) {
    ReadMessage read = ReadMessage.of(message);
    String boundary = "=_report-" + waiting.id();
    String line = said.replaceAll("[\\r\\n]+", " ");
    String head =
        """
        From: %1$s <mailer-daemon@%2$s>
        To: <%3$s>
        Subject: %4$s
        Date: %5$s
        Message-ID: <bounce.%6$d@%2$s>
        %7$sAuto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="%8$s"

        --%8$s
        Content-Type: text/plain; charset=utf-8

        Votre message n'a pas pu être remis à %9$s.
        Réponse du serveur suivant : %10$s

        Your message could not be delivered to %9$s.
        The next server said: %10$s

        --%8$s
        Content-Type: message/delivery-status

        Reporting-MTA: dns; %2$s
        Arrival-Date: %11$s

        Final-Recipient: rfc822; %9$s
        Action: failed
        Status: %12$s
        Diagnostic-Code: smtp; %10$s

        --%8$s
        Content-Type: text/rfc822-headers

        """
            .formatted(
                "Mercure",
                host,
                waiting.sender(),
                HeaderText.of("Message non remis : " + read.subject()),
                rfc(now),
                waiting.id(),
                read.name().isEmpty() ? "" : "References: <" + read.name() + ">\n",
                boundary,
                waiting.recipient(),
                line,
                rfc(waiting.queuedAt()),
                status(line))
            .replace("\r\n", "\n")
            .replace("\n", "\r\n");
    var out = new ByteArrayOutputStream();
    out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    out.write(message, 0, Math.min(read.headerSize(), LONGEST_HEADER));
    out.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /// The enhanced code that the server gave, such as `5.1.1`; otherwise `5.0.0`.
  private static String status(String said) {
    for (String word : said.split("[ -]", 6)) {
      if (word.matches("[45]\\.[0-9]{1,3}\\.[0-9]{1,3}")) {
        return word;
      }
    }
    return "5.0.0";
  }

  private static String rfc(Instant at) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
  }
}
