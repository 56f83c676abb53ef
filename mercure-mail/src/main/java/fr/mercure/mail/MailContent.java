// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/// A message as a person reads it: fields, text, HTML, attachments. Whatever the bytes are, there
/// is an answer.
///
/// @param text its plain text; empty if it has none
/// @param html its HTML as sent, not clean; empty if it has none
/// @param parts what can be saved: attachments, and pictures of the HTML
public record MailContent(
    String from,
    String to,
    String cc,
    String bcc,
    String replyTo,
    String subject,
    String name,
    List<String> references,
    String text,
    String html,
    List<Part> parts) {
  private static final int MOST_TEXT = 2_000_000;
  private static final int MOST_PARTS = 200;

  public MailContent {
    references = List.copyOf(references);
    parts = List.copyOf(parts);
  }

  /// A part that can be saved.
  ///
  /// @param name of the file, without folders; may be empty
  /// @param type such as `application/pdf`
  /// @param contentId by which the HTML names it, without angles; may be empty
  /// @param inline whether it belongs into the text rather than beside it
  /// @param bytes decoded
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Part(String name, String type, String contentId, boolean inline, byte[] bytes) {}

  /// Reads a message.
  public static MailContent of(byte[] content) {
    MimePart message = MimeScanner.scan(content);
    var reader = new Reader(content);
    reader.read(message);
    ReadMessage read = ReadMessage.of(content);
    return new MailContent(
        addresses(message, "From"),
        addresses(message, "To"),
        addresses(message, "Cc"),
        addresses(message, "Bcc"),
        addresses(message, "Reply-To"),
        field(message, "Subject"),
        read.name(),
        read.references(),
        reader.text.toString(),
        reader.html.toString(),
        reader.parts);
  }

  /// The same bytes without one field of the header, such as `Bcc`.
  public static byte[] without(byte[] content, String field) {
    var out = new ByteArrayOutputStream();
    int from = 0;
    for (MimePart.Field each : MimeScanner.scan(content).fields()) {
      if (each.name().equalsIgnoreCase(field)) {
        out.write(content, from, each.start() - from);
        from = each.end();
      }
    }
    out.write(content, from, content.length - from);
    return out.toByteArray();
  }

  private static String addresses(MimePart message, String name) {
    return message.field(name).map(MailAddress::words).orElse("");
  }

  private static String field(MimePart message, String name) {
    return message.field(name).map(MailContent::decoded).orElse("");
  }

  private static String decoded(String value) {
    return DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT)
        .replace('\0', '\uFFFD')
        .replace('\n', ' ')
        .replace('\r', ' ');
  }

  private static final class Reader {
    private final byte[] content;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<Part> parts = new ArrayList<>();

    Reader(byte[] content) {
      this.content = content;
    }

    void read(MimePart part) {
      if (part.isMultipart()) {
        part.parts().forEach(this::read);
        return;
      }
      String disposition = field(part, "Content-Disposition");
      boolean attached = disposition.toLowerCase(Locale.ROOT).startsWith("attachment");
      if (!attached && part.type().equals("text") && part.subtype().equals("html")) {
        append(html, part);
      } else if (!attached && part.type().equals("text") && name(part, disposition).isEmpty()) {
        append(text, part);
      } else if (parts.size() < MOST_PARTS) {
        add(part, disposition, attached);
      }
    }

    private void append(StringBuilder to, MimePart part) {
      String added = new String(bytes(part), charset(part)).replace('\0', '\uFFFD');
      to.append(added, 0, Math.min(added.length(), Math.max(0, MOST_TEXT - to.length())));
    }

    private void add(MimePart part, String disposition, boolean attached) {
      String id = field(part, "Content-ID").strip();
      String contentId =
          id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
      parts.add(
          new Part(
              name(part, disposition),
              part.type() + "/" + part.subtype(),
              contentId,
              !attached && !contentId.isEmpty(),
              bytes(part)));
    }

    private static String name(MimePart part, String disposition) {
      return Optional.of(FileName.of(disposition))
          .filter(name -> !name.isEmpty())
          .or(() -> Optional.ofNullable(part.parameters().get("name")).map(MailContent::decoded))
          .map(FileName::plain)
          .orElse("");
    }

    private byte[] bytes(MimePart part) {
      var raw = new ByteArrayInputStream(content, part.bodyStart(), part.end() - part.bodyStart());
      try (InputStream in = decoding(part, raw)) {
        return in.readAllBytes();
      } catch (IOException e) {
        return new byte[0];
      }
    }

    private static InputStream decoding(MimePart part, InputStream raw) {
      return switch (part.encoding()) {
        case "base64" -> new Base64InputStream(raw);
        case "quoted-printable" -> new QuotedPrintableInputStream(raw);
        default -> raw;
      };
    }

    private static Charset charset(MimePart part) {
      try {
        return Charset.forName(part.parameters().getOrDefault("charset", "utf-8"));
      } catch (IllegalArgumentException e) {
        return StandardCharsets.UTF_8;
      }
    }
  }
}
