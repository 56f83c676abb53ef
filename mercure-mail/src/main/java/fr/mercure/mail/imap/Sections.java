// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.MimePart;
import fr.mercure.mail.MimeScanner;
import fr.mercure.mail.imap.FetchItem.Section;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/// Finds sections in the bytes of one message.
final class Sections {
  private static final byte[] NOTHING = {};

  private final byte[] bytes;
  private final MimePart message;

  private Sections(byte[] bytes) {
    this.bytes = bytes;
    this.message = MimeScanner.scan(bytes);
  }

  static Sections of(byte[] bytes) {
    return new Sections(bytes);
  }

  /// The bytes of a section, whole; nothing if the message has no such part.
  Optional<byte[]> find(Section section) {
    return section.path().isEmpty()
        ? Optional.of(ofMessage(message, section))
        : part(section.path()).flatMap(part -> ofPart(part, section));
  }

  private Optional<byte[]> ofPart(MimePart part, Section section) {
    return switch (section.what()) {
      case ALL -> Optional.of(slice(part.bodyStart(), part.end()));
      case MIME -> Optional.of(slice(part.start(), part.bodyStart()));
      case DECODED, DECODED_SIZE -> Optional.of(decoded(part));
      case HEADER, FIELDS, FIELDS_NOT, TEXT ->
          part.isMessage()
              ? Optional.of(ofMessage(part.parts().getFirst(), section))
              : Optional.empty();
    };
  }

  private byte[] ofMessage(MimePart part, Section section) {
    return switch (section.what()) {
      case ALL, MIME -> slice(part.start(), part.end());
      case HEADER -> slice(part.start(), part.bodyStart());
      case TEXT -> slice(part.bodyStart(), part.end());
      case FIELDS -> fields(part, section.fields(), true);
      case FIELDS_NOT -> fields(part, section.fields(), false);
      case DECODED, DECODED_SIZE -> slice(part.start(), part.end());
    };
  }

  private byte[] slice(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  private byte[] fields(MimePart part, List<String> names, boolean wanted) {
    var out = new ByteArrayOutputStream();
    for (MimePart.Field field : part.fields()) {
      if (names.contains(field.name().toUpperCase(Locale.ROOT)) == wanted) {
        out.write(bytes, field.start(), field.end() - field.start());
      }
    }
    out.write('\r');
    out.write('\n');
    return out.toByteArray();
  }

  private Optional<MimePart> part(List<Integer> path) {
    MimePart current = message;
    boolean whole = true;
    for (int number : path) {
      MimePart container = !whole && current.isMessage() ? current.parts().getFirst() : current;
      if (container.isMultipart()) {
        if (number > container.parts().size()) {
          return Optional.empty();
        }
        current = container.parts().get(number - 1);
      } else if (number == 1 && (whole || current.isMessage())) {
        current = container;
      } else {
        return Optional.empty();
      }
      whole = false;
    }
    return Optional.of(current);
  }

  private byte[] decoded(MimePart part) {
    var raw = new ByteArrayInputStream(bytes, part.bodyStart(), part.end() - part.bodyStart());
    Optional<String> encoding =
        part.fields().stream()
            .filter(f -> f.name().equalsIgnoreCase("Content-Transfer-Encoding"))
            .map(f -> f.value().toLowerCase(Locale.ROOT))
            .findFirst();
    try (InputStream in =
        switch (encoding.orElse("")) {
          case "base64" -> new Base64InputStream(raw);
          case "quoted-printable" -> new QuotedPrintableInputStream(raw);
          default -> raw;
        }) {
      return in.readAllBytes();
    } catch (IOException e) {
      return NOTHING;
    }
  }
}
