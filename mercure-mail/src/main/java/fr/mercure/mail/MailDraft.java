// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// A message that somebody writes, in plain text, as the bytes of RFC 5322.
///
/// @param bcc kept in a draft, left out of what is sent
/// @param text lines parted by any line break
/// @param name Message-ID, without angles
/// @param references Message-IDs of the conversation, the last one answered
public record MailDraft(
    MailAddress from,
    List<MailAddress> to,
    List<MailAddress> cc,
    List<MailAddress> bcc,
    String subject,
    String text,
    String name,
    List<String> references,
    List<MailContent.Part> attachments,
    Instant date) {
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII));
  private static final int BOUNDARY_LENGTH = 24;

  public MailDraft {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    bcc = List.copyOf(bcc);
    references = List.copyOf(references);
    attachments = List.copyOf(attachments);
  }

  /// The bytes of a draft, `Bcc` and all.
  public byte[] draft() {
    return bytes(true);
  }

  /// The bytes that recipients get.
  public byte[] sent() {
    return bytes(false);
  }

  private byte[] bytes(boolean withBcc) {
    var out = new ByteArrayOutputStream();
    put(out, header(withBcc));
    if (attachments.isEmpty()) {
      put(out, textPart());
      return out.toByteArray();
    }
    String boundary = boundary();
    put(out, "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n");
    put(out, "--" + boundary + "\r\n" + textPart());
    for (MailContent.Part part : attachments) {
      put(out, "--" + boundary + "\r\n" + head(part));
      put(out, LINES.encodeToString(part.bytes()) + "\r\n");
    }
    put(out, "--" + boundary + "--\r\n");
    return out.toByteArray();
  }

  private String header(boolean withBcc) {
    var header = new StringBuilder();
    header.append("From: ").append(from.field()).append("\r\n");
    header.append(addresses("To", to)).append(addresses("Cc", cc));
    if (withBcc) {
      header.append(addresses("Bcc", bcc));
    }
    header.append("Subject: ").append(HeaderText.of(subject)).append("\r\n");
    header.append("Date: ").append(rfc(date)).append("\r\n");
    header.append("Message-ID: <").append(name).append(">\r\n");
    if (!references.isEmpty()) {
      header.append("In-Reply-To: <").append(references.getLast()).append(">\r\n");
      header
          .append("References: ")
          .append(references.stream().map(r -> "<" + r + ">").collect(Collectors.joining("\r\n ")))
          .append("\r\n");
    }
    return header.append("MIME-Version: 1.0\r\n").toString();
  }

  private static String rfc(Instant at) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
  }

  private static String addresses(String field, List<MailAddress> addresses) {
    return addresses.isEmpty()
        ? ""
        : addresses.stream()
            .map(MailAddress::field)
            .collect(Collectors.joining(",\r\n ", field + ": ", "\r\n"));
  }

  private String textPart() {
    String lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n");
    return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + LINES.encodeToString(lines.getBytes(StandardCharsets.UTF_8))
        + "\r\n";
  }

  private static String head(MailContent.Part part) {
    String type = part.type().matches("[a-z0-9.+-]+/[a-z0-9.+-]+") ? part.type() : "";
    return """
    Content-Type: %s\r
    Content-Disposition: attachment; filename*=utf-8''%s\r
    Content-Transfer-Encoding: base64\r
    \r
    """
        .formatted(type.isEmpty() ? "application/octet-stream" : type, percent(part.name()));
  }

  /// Letters and digits as they are, every other byte as `%` and two digits (RFC 5987).
  private static String percent(String name) {
    var text = new StringBuilder();
    for (byte b : FileName.plain(name).getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
      text.append(plain ? String.valueOf(c) : "%" + HexFormat.of().withUpperCase().toHexDigits(b));
    }
    return text.toString();
  }

  /// In base64 no line begins with two dashes, so any boundary will do.
  private String boundary() {
    String letters = name.replaceAll("[^A-Za-z0-9]", "");
    return "=_" + letters.substring(0, Math.min(BOUNDARY_LENGTH, letters.length()));
  }

  private static void put(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
