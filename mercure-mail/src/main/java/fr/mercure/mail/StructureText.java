// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.field.ContentDispositionFieldLenientImpl;
import org.apache.james.mime4j.stream.RawField;

/// BODY and BODYSTRUCTURE of a message (RFC 9051 §7.5.2) as they are sent.
///
/// @param bytes of the whole message
/// @param extended with the extension data that BODYSTRUCTURE has and BODY has not
@SuppressWarnings("ArrayRecordComponent") // never compared
record StructureText(byte[] bytes, boolean extended) {
  String of(MimePart part) {
    return part.isMultipart() ? multipart(part) : single(part);
  }

  private String multipart(MimePart part) {
    String parts = part.parts().stream().map(this::of).collect(Collectors.joining());
    String extension = extended ? " " + parameters(part.parameters()) + extension(part) : "";
    return "(" + parts + " " + Quoted.orNil(part.subtype()) + extension + ")";
  }

  private String single(MimePart part) {
    var text =
        new StringBuilder("(")
            .append(Quoted.orNil(part.type()))
            .append(' ')
            .append(Quoted.orNil(part.subtype()))
            .append(' ')
            .append(parameters(charset(part)))
            .append(' ')
            .append(Quoted.orNil(part.field("Content-ID").orElse(null)))
            .append(' ')
            .append(Quoted.orNil(part.field("Content-Description").orElse(null)))
            .append(' ')
            .append(Quoted.orNil(part.encoding()))
            .append(' ')
            .append(part.end() - part.bodyStart());
    if (part.isMessage()) {
      MimePart inner = part.parts().getFirst();
      text.append(' ').append(EnvelopeText.of(inner)).append(' ').append(of(inner));
    }
    if (part.isMessage() || part.type().equals("text")) {
      text.append(' ').append(lines(part));
    }
    if (extended) {
      text.append(' ').append(Quoted.orNil(part.field("Content-MD5").orElse(null)));
      text.append(extension(part));
    }
    return text.append(')').toString();
  }

  private static Map<String, String> charset(MimePart part) {
    return part.type().equals("text") && part.parameters().isEmpty()
        ? Map.of("charset", "us-ascii")
        : part.parameters();
  }

  private static String extension(MimePart part) {
    String language = part.field("Content-Language").orElse(null);
    return " "
        + part.field("Content-Disposition").map(StructureText::disposition).orElse("NIL")
        + " "
        + Quoted.orNil(language)
        + " "
        + Quoted.orNil(part.field("Content-Location").orElse(null));
  }

  private static String disposition(String value) {
    var field =
        ContentDispositionFieldLenientImpl.PARSER.parse(
            new RawField("Content-Disposition", value), DecodeMonitor.SILENT);
    String type = field.getDispositionType();
    return type == null || type.isBlank()
        ? "NIL"
        : "("
            + Quoted.orNil(type.toLowerCase(Locale.ROOT))
            + " "
            + parameters(MimeScanner.present(field.getParameters()))
            + ")";
  }

  private static String parameters(Map<String, String> parameters) {
    return parameters.isEmpty()
        ? "NIL"
        : new TreeMap<>(parameters)
            .entrySet().stream()
                .map(e -> Quoted.orNil(e.getKey()) + " " + Quoted.orNil(e.getValue()))
                .collect(Collectors.joining(" ", "(", ")"));
  }

  private int lines(MimePart part) {
    int lines = 0;
    for (int i = part.bodyStart(); i < part.end(); i++) {
      if (bytes[i] == '\n') {
        lines++;
      }
    }
    return lines;
  }
}
