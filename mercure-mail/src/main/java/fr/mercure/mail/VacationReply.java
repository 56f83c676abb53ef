// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import fr.mercure.mail.Arrival.Incoming;
import fr.mercure.mail.sieve.Step;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The answer that nobody is there (RFC 5230), for a person who wrote to one: never to lists,
/// robots, or whoever wrote to somebody else. It comes from the address of the mailbox, whatever
/// the script says: nobody answers in the name of another.
///
/// @param handle by which the same answer is known
/// @param until when the same sender is not answered again
@SuppressWarnings("ArrayRecordComponent") // never compared
record VacationReply(String handle, Instant until, byte[] bytes) {
  private static final int LONGEST_SUBJECT = 200;
  private static final List<String> ROBOTS =
      List.of("mailer-daemon", "listserv", "majordomo", "noreply", "no-reply", "postmaster");
  private static final List<String> ADDRESSED =
      List.of("to", "cc", "bcc", "resent-to", "resent-cc", "resent-bcc");

  /// The answer to a message; nothing if it may not be answered.
  ///
  /// @param address of the mailbox
  static Optional<VacationReply> of(Step.Vacation vacation, String address, Incoming incoming) {
    ReadMessage message = incoming.deposit().message();
    if (isRobot(incoming.sender(), address) || isNoLetter(message)) {
      return Optional.empty();
    }
    boolean ours =
        values(message, ADDRESSED)
            .flatMap(value -> MailAddress.read(value).stream())
            .map(MailAddress::address)
            .anyMatch(to ->
                to.equals(address) || vacation.addresses().stream().anyMatch(to::equalsIgnoreCase));
    if (!ours) {
      return Optional.empty();
    }
    String known =
        vacation.handle().orElseGet(() -> vacation.subject().orElse("") + "\0" + vacation.reason());
    return Optional.of(
        new VacationReply(
            digest(known),
            incoming.at().plus(Duration.ofDays(vacation.days())),
            bytes(vacation, address, incoming)));
  }

  private static boolean isRobot(String sender, String address) {
    int at = sender.lastIndexOf('@');
    String local = sender.substring(0, Math.max(0, at)).toLowerCase(Locale.ROOT);
    return local.isEmpty()
        || sender.equals(address)
        || ROBOTS.contains(local)
        || local.startsWith("owner-")
        || local.endsWith("-request")
        || local.endsWith("-owner");
  }

  private static boolean isNoLetter(ReadMessage message) {
    return message
            .headers()
            .lines()
            .anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("list-"))
        || values(message, List.of("auto-submitted")).anyMatch(v -> !v.equalsIgnoreCase("no"))
        || values(message, List.of("precedence")).anyMatch(v -> !v.equalsIgnoreCase("first-class"));
  }

  private static Stream<String> values(ReadMessage message, List<String> names) {
    return message
        .headers()
        .lines()
        .filter(line -> line.indexOf(':') > 0)
        .filter(line ->
            names.contains(line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT)))
        .map(line -> line.substring(line.indexOf(':') + 1).strip());
  }

  private static byte[] bytes(Step.Vacation vacation, String address, Incoming incoming) {
    ReadMessage message = incoming.deposit().message();
    String subject = vacation.subject().orElseGet(() -> "Auto: " + message.subject());
    String name = message.name().isEmpty() ? "" : "<" + message.name() + ">";
    var header = new StringBuilder();
    header.append("From: <").append(address).append(">\r\n");
    header.append("To: <").append(incoming.sender()).append(">\r\n");
    header
        .append("Subject: ")
        .append(HeaderText.of(subject.substring(0, Math.min(LONGEST_SUBJECT, subject.length()))))
        .append("\r\n");
    header
        .append("Date: ")
        .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(incoming.at().atOffset(ZoneOffset.UTC)))
        .append("\r\n");
    String id = digest(address + incoming.sender() + incoming.at() + message.name());
    header.append("Message-ID: <vacation.").append(id, 0, 24);
    header.append(address.substring(address.lastIndexOf('@'))).append(">\r\n");
    if (!name.isEmpty()) {
      header.append("In-Reply-To: ").append(name).append("\r\n");
      header.append("References: ").append(name).append("\r\n");
    }
    header.append("Auto-Submitted: auto-replied (vacation)\r\nMIME-Version: 1.0\r\n");
    return (header + body(vacation)).getBytes(StandardCharsets.UTF_8);
  }

  private static String body(Step.Vacation vacation) {
    String reason =
        vacation.reason().replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
    return vacation.mime()
        ? described(reason)
        : "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            + reason
            + "\r\n";
  }

  /// Of the header that a script gives, only what describes the text.
  private static String described(String reason) {
    var kept = new StringBuilder();
    boolean describes = false;
    int at = 0;
    while (at < reason.length() && !reason.startsWith("\r\n", at)) {
      int end = reason.indexOf("\r\n", at);
      String line = reason.substring(at, end < 0 ? reason.length() : end);
      boolean folded = line.startsWith(" ") || line.startsWith("\t");
      describes = folded ? describes : line.regionMatches(true, 0, "Content-", 0, 8);
      if (describes) {
        kept.append(line).append("\r\n");
      }
      at += line.length() + (end < 0 ? 0 : 2);
    }
    return kept + "\r\n" + reason.substring(Math.min(reason.length(), at + 2));
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
