// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sieve;

import fr.mercure.mail.ReadMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a script can see of a message.
///
/// @param fields of its header, decoded, in order
/// @param from who sent it, by the envelope; empty for nobody
/// @param to mailbox that it goes to
/// @param size bytes
/// @param text its text parts, decoded, the beginning
/// @param raw its body as sent, the beginning
public record SieveMail(
    List<Field> fields, String from, String to, long size, String text, String raw) {
  private static final int MOST_RAW = 100_000;

  public SieveMail {
    fields = List.copyOf(fields);
  }

  /// A field of the header.
  public record Field(String name, String value) {}

  /// What there is of a message that arrives.
  public static SieveMail of(ReadMessage message, String from, String to) {
    byte[] all = message.content();
    int start = Math.min(message.headerSize(), all.length);
    int length = Math.min(MOST_RAW, all.length - start);
    String raw = new String(all, start, length, StandardCharsets.UTF_8);
    return new SieveMail(read(message.headers()), from, to, all.length, message.words(), raw);
  }

  /// What there is of a message that is kept; the envelope is told by its `Return-Path`.
  ///
  /// @param headers decoded, one field a line
  public static SieveMail of(String headers, String text, String raw, long size, String to) {
    List<Field> fields = read(headers);
    String from =
        fields.stream()
            .filter(field -> field.name().equalsIgnoreCase("Return-Path"))
            .map(field -> field.value().replaceAll("[<>]", ""))
            .findFirst()
            .orElse("");
    return new SieveMail(fields, from, to, size, text, raw);
  }

  private static List<Field> read(String headers) {
    var fields = new ArrayList<Field>();
    for (String line : headers.split("\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.add(new Field(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
      }
    }
    return fields;
  }

  /// Values of a field, in order.
  List<String> values(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .toList();
  }
}
