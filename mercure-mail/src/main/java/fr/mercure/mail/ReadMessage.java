// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.field.DateTimeFieldLenientImpl;
import org.apache.james.mime4j.stream.RawField;

/// A message with all that the store keeps about it.
///
/// @param content the bytes; not to be changed
/// @param sha256 of the bytes
/// @param headerSize with the empty line
/// @param envelope, body, structure as IMAP sends them
/// @param sentAt as the message says, in years that a calendar can show
/// @param name its Message-ID, without angles; empty if it has none
/// @param references Message-IDs that it refers to, at most {@link #MOST_REFERENCES}
/// @param headers decoded, one field a line
/// @param words of its text parts
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ReadMessage(
    byte[] content,
    byte[] sha256,
    int headerSize,
    String envelope,
    String body,
    String structure,
    Optional<Instant> sentAt,
    String subject,
    String sender,
    String name,
    List<String> references,
    String headers,
    String words) {
  public ReadMessage {
    references = List.copyOf(references);
  }

  /// How many bytes a message may have.
  public static final int LARGEST = 25 * 1024 * 1024;

  /// How many Message-IDs count among those that a message refers to: the last ones.
  public static final int MOST_REFERENCES = 20;

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_HEADERS = 200_000;
  private static final int LONGEST_TEXT = 1000;
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /// Reads a message; whatever the bytes are, there is an answer.
  ///
  /// @throws IllegalArgumentException if it is larger than {@link #LARGEST}: the doors refuse it
  ///   before
  public static ReadMessage of(byte[] content) {
    if (content.length > LARGEST) {
      throw new IllegalArgumentException("a message of " + content.length + " bytes");
    }
    MimePart message = MimeScanner.scan(content);
    return new ReadMessage(
        content,
        digest(content),
        message.bodyStart(),
        EnvelopeText.of(message),
        new StructureText(content, false).of(message),
        new StructureText(content, true).of(message),
        message.field("Date").flatMap(ReadMessage::date),
        message.field("Subject").map(ReadMessage::decoded).orElse(""),
        message.field("From").map(MailAddress::words).map(ReadMessage::bounded).orElse(""),
        message.field("Message-ID").map(ReadMessage::names).orElse(List.of()).stream()
            .findFirst()
            .orElse(""),
        references(message),
        headers(message),
        PlainWords.of(content, message));
  }

  private static List<String> references(MimePart message) {
    List<String> all =
        Stream.of("References", "In-Reply-To")
            .flatMap(field -> message.field(field).stream())
            .flatMap(value -> names(value).stream())
            .distinct()
            .toList();
    return all.subList(Math.max(0, all.size() - MOST_REFERENCES), all.size());
  }

  /// What stands between angles.
  private static List<String> names(String value) {
    var names = new ArrayList<String>();
    int start = value.indexOf('<');
    while (start >= 0) {
      int end = value.indexOf('>', start);
      if (end > start + 1 && end - start <= LONGEST_NAME) {
        names.add(value.substring(start + 1, end).replace('\0', '\uFFFD'));
      }
      start = end < 0 ? -1 : value.indexOf('<', end);
    }
    return names;
  }

  private static String headers(MimePart message) {
    String text =
        message.fields().stream()
            .map(field -> field.name() + ": " + decode(field.value()))
            .collect(Collectors.joining("\n"));
    return text.substring(0, Math.min(text.length(), LONGEST_HEADERS));
  }

  private static String decoded(String value) {
    return bounded(decode(value));
  }

  private static String bounded(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
  }

  private static String decode(String value) {
    return DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT)
        .replace('\0', '\uFFFD')
        .replace('\n', ' ');
  }

  private static Optional<Instant> date(String value) {
    var date =
        DateTimeFieldLenientImpl.PARSER
            .parse(new RawField("Date", value), DecodeMonitor.SILENT)
            .getDate();
    return Optional.ofNullable(date)
        .map(java.util.Date::toInstant)
        .filter(at -> at.isAfter(EARLIEST) && at.isBefore(LATEST));
  }

  private static byte[] digest(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
