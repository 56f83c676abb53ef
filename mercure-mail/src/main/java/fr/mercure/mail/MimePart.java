// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A part of a message, by its places in the bytes.
///
/// @param start of its header
/// @param bodyStart after the empty line
/// @param end after its last byte; the line break before a boundary belongs to the boundary
/// @param fields of its header, in order, unfolded, not decoded
/// @param type lower case, such as `text`
/// @param subtype lower case, such as `plain`
/// @param parameters of its content type, lower-case names
/// @param parts of a multipart; the one message of a `message/rfc822`
public record MimePart(
    int start,
    int bodyStart,
    int end,
    List<Field> fields,
    String type,
    String subtype,
    Map<String, String> parameters,
    List<MimePart> parts) {
  public MimePart {
    fields = List.copyOf(fields);
    parts = List.copyOf(parts);
  }

  /// A field of a header.
  ///
  /// @param name as written
  /// @param value unfolded, without the blanks around it
  /// @param start of its line in the bytes
  /// @param end after its last line break
  public record Field(String name, String value, int start, int end) {}

  public boolean isMultipart() {
    return type.equals("multipart");
  }

  public boolean isMessage() {
    return type.equals("message") && !parts.isEmpty();
  }

  /// Value of the first field of this name.
  Optional<String> field(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .findFirst();
  }

  /// Content transfer encoding, lower case; `7bit` if none is told.
  String encoding() {
    return field("Content-Transfer-Encoding")
        .map(value -> value.strip().toLowerCase(Locale.ROOT))
        .filter(value -> !value.isEmpty())
        .orElse("7bit");
  }
}
