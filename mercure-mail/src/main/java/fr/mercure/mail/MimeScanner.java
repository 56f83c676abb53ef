// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.field.ContentTypeFieldLenientImpl;
import org.apache.james.mime4j.stream.RawField;
import org.jspecify.annotations.Nullable;

/// Finds the parts of a message, as places in its bytes. Whatever the bytes are, there is an
/// answer: what goes beyond a bound is one opaque part.
public final class MimeScanner {
  static final int DEEPEST = 30;
  static final int MOST_PARTS = 500;
  static final int MOST_FIELDS = 1000;
  static final int LONGEST_FIELD = 64 * 1024;

  private static final ContentType TEXT = new ContentType("text", "plain", Map.of());
  private static final ContentType OPAQUE =
      new ContentType("application", "octet-stream", Map.of());
  private static final ContentType MESSAGE = new ContentType("message", "rfc822", Map.of());

  private final byte[] bytes;
  private int found;

  private MimeScanner(byte[] bytes) {
    this.bytes = bytes;
  }

  private record ContentType(String type, String subtype, Map<String, String> parameters) {}

  /// The message as a tree.
  public static MimePart scan(byte[] message) {
    return new MimeScanner(message).part(0, message.length, 0, TEXT);
  }

  private MimePart part(int start, int end, int depth, ContentType usual) {
    found++;
    var fields = new ArrayList<MimePart.Field>();
    int bodyStart = header(start, end, fields);
    ContentType type = contentType(fields, usual);
    List<MimePart> parts = List.of();
    if (isNested(type)) {
      parts = depth < DEEPEST ? parts(type, bodyStart, end, depth) : List.of();
      if (parts.isEmpty()) {
        type = depth < DEEPEST && !type.type().equals("message") ? TEXT : OPAQUE;
      }
    }
    return new MimePart(
        start, bodyStart, end, fields, type.type(), type.subtype(), type.parameters(), parts);
  }

  private static boolean isNested(ContentType type) {
    return type.type().equals("multipart")
        || (type.type().equals("message")
            && (type.subtype().equals("rfc822") || type.subtype().equals("global")));
  }

  private List<MimePart> parts(ContentType type, int bodyStart, int end, int depth) {
    if (type.type().equals("message")) {
      return found < MOST_PARTS ? List.of(part(bodyStart, end, depth + 1, TEXT)) : List.of();
    }
    String boundary = type.parameters().getOrDefault("boundary", "");
    if (boundary.isEmpty()) {
      return List.of();
    }
    ContentType usual = type.subtype().equals("digest") ? MESSAGE : TEXT;
    return split(("--" + boundary).getBytes(StandardCharsets.UTF_8), bodyStart, end, depth, usual);
  }

  private List<MimePart> split(
      byte[] delimiter, int bodyStart, int end, int depth, ContentType usual) {
    var parts = new ArrayList<MimePart>();
    int open = -1;
    for (int line = bodyStart; line < end; line = nextLine(line, end)) {
      int after = afterDelimiter(line, end, delimiter);
      if (after < 0) {
        continue;
      }
      if (open >= 0) {
        parts.add(part(open, beforeBreak(open, line), depth + 1, usual));
      }
      boolean last = after + 1 < end && bytes[after] == '-' && bytes[after + 1] == '-';
      open = last || found >= MOST_PARTS ? -1 : nextLine(line, end);
      if (open < 0) {
        return parts;
      }
    }
    if (open >= 0) {
      parts.add(part(open, end, depth + 1, usual));
    }
    return parts;
  }

  /// The place after the delimiter if this line is one; otherwise less than 0.
  private int afterDelimiter(int line, int end, byte[] delimiter) {
    int after = line + delimiter.length;
    if (after > end) {
      return -1;
    }
    for (int i = 0; i < delimiter.length; i++) {
      if (bytes[line + i] != delimiter[i]) {
        return -1;
      }
    }
    int rest = after;
    if (rest + 1 < end && bytes[rest] == '-' && bytes[rest + 1] == '-') {
      rest += 2;
    }
    while (rest < end && (bytes[rest] == ' ' || bytes[rest] == '\t' || bytes[rest] == '\r')) {
      rest++;
    }
    return rest == end || bytes[rest] == '\n' ? after : -1;
  }

  private int beforeBreak(int start, int line) {
    int end = line;
    if (end > start && bytes[end - 1] == '\n') {
      end--;
    }
    if (end > start && bytes[end - 1] == '\r') {
      end--;
    }
    return end;
  }

  private int nextLine(int from, int end) {
    int at = from;
    while (at < end && bytes[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, end);
  }

  /// Reads the fields and tells where the body starts.
  private int header(int start, int end, List<MimePart.Field> fields) {
    int line = start;
    while (line < end) {
      if (isEmpty(line, end)) {
        return nextLine(line, end);
      }
      int next = nextLine(line, end);
      while (next < end && (bytes[next] == ' ' || bytes[next] == '\t') && !isEmpty(next, end)) {
        next = nextLine(next, end);
      }
      if (fields.size() < MOST_FIELDS) {
        addField(line, next, fields);
      }
      line = next;
    }
    return end;
  }

  private boolean isEmpty(int line, int end) {
    return bytes[line] == '\n'
        || (bytes[line] == '\r' && line + 1 < end && bytes[line + 1] == '\n');
  }

  private void addField(int start, int end, List<MimePart.Field> fields) {
    int colon = start;
    while (colon < end && bytes[colon] > ' ' && bytes[colon] != ':') {
      colon++;
    }
    int afterName = colon;
    while (colon < end && (bytes[colon] == ' ' || bytes[colon] == '\t')) {
      colon++;
    }
    if (colon < end && bytes[colon] == ':' && afterName > start) {
      int bounded = Math.min(end, start + LONGEST_FIELD);
      String name = new String(bytes, start, afterName - start, StandardCharsets.US_ASCII);
      String value =
          colon + 1 < bounded
              ? new String(bytes, colon + 1, bounded - colon - 1, StandardCharsets.UTF_8)
              : "";
      fields.add(new MimePart.Field(name, unfold(value), start, end));
    }
  }

  private static String unfold(String value) {
    var text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\r' && c != '\n') {
        text.append(c == '\0' ? '\uFFFD' : c);
      }
    }
    return text.toString().strip();
  }

  private static ContentType contentType(List<MimePart.Field> fields, ContentType usual) {
    for (MimePart.Field field : fields) {
      if (field.name().equalsIgnoreCase("Content-Type")) {
        ContentTypeField read =
            ContentTypeFieldLenientImpl.PARSER.parse(
                new RawField("Content-Type", field.value()), DecodeMonitor.SILENT);
        String type = read.getMediaType();
        String subtype = read.getSubType();
        return type == null || subtype == null
            ? TEXT
            : new ContentType(
                type.toLowerCase(Locale.ROOT),
                subtype.toLowerCase(Locale.ROOT),
                present(read.getParameters()));
      }
    }
    return usual;
  }

  /// Parameters that have a value; the library gives null for those without one.
  static Map<String, String> present(Map<String, ? extends @Nullable String> parameters) {
    var present = new HashMap<String, String>();
    parameters.forEach((name, value) -> {
      if (value != null) {
        present.put(name, value);
      }
    });
    return present;
  }
}
