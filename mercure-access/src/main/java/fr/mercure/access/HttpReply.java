// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An answer over HTTP/1.1, read by hand to see what really came: 32 kB of head and 512 kB of body
/// at most.
///
/// @param headers by name in lower case; values in order
/// @param body one character for each byte
record HttpReply(int status, Map<String, List<String>> headers, String body) {
  private static final int MOST_HEAD = 32 * 1024;
  private static final int MOST_BODY = 512 * 1024;

  /// An answer that is no HTTP.
  static final class Garbled extends Exception {
    private static final long serialVersionUID = 1;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(List::getFirst);
  }

  String text() {
    return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /// When the server says that it is.
  Optional<Instant> date() {
    try {
      return header("date")
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// Writes a request and reads the answer to it. The wire is used up.
  static HttpReply ask(Wire wire, String request, byte[] content) throws IOException, Garbled {
    byte[] head = request.getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[head.length + content.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(content, 0, all, head.length, content.length);
    IOException unsent = null;
    try {
      wire.write(all);
    } catch (IOException e) {
      unsent = e; // a refusal may have come before the whole was sent
    }
    try {
      return read(wire, !request.startsWith("CONNECT"));
    } catch (IOException e) {
      throw unsent == null ? e : unsent;
    }
  }

  private static HttpReply read(Wire wire, boolean withBody) throws IOException, Garbled {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_HEAD + MOST_BODY);
    int end = -1;
    while (end < 0) {
      if (bytes.position() > MOST_HEAD) {
        throw new Garbled();
      }
      if (wire.read(bytes) < 0) {
        if (bytes.position() == 0) {
          throw new EOFException("no answer");
        }
        throw new Garbled();
      }
      if (bytes.position() >= 5 && !start(bytes, 5).equals("HTTP/")) {
        throw new Garbled();
      }
      end = endOfHead(bytes);
    }
    List<String> lines = start(bytes, end).lines().toList();
    var headers = headers(lines);
    int status = status(lines.getFirst());
    String body = withBody ? body(wire, bytes, end + 4, status, headers) : "";
    return new HttpReply(status, headers, body);
  }

  private static String start(ByteBuffer bytes, int length) {
    return text(bytes, 0, length);
  }

  private static int endOfHead(ByteBuffer bytes) {
    for (int i = 3; i < bytes.position(); i++) {
      if (bytes.get(i) == '\n' && bytes.get(i - 1) == '\r' && bytes.get(i - 2) == '\n') {
        return i - 3;
      }
    }
    return -1;
  }

  private static int status(String line) throws Garbled {
    String[] words = line.split(" ");
    if (words.length < 2 || !words[1].matches("[1-5][0-9]{2}")) {
      throw new Garbled();
    }
    return Integer.parseInt(words[1]);
  }

  private static Map<String, List<String>> headers(List<String> lines) {
    var headers = new TreeMap<String, List<String>>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers
            .computeIfAbsent(
                line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static String text(ByteBuffer bytes, int from, int length) {
    byte[] raw = new byte[length];
    bytes.get(from, raw);
    return new String(raw, StandardCharsets.ISO_8859_1);
  }

  private static String body(
      Wire wire, ByteBuffer bytes, int from, int status, Map<String, List<String>> headers)
      throws IOException {
    if (status == 204 || status == 304) {
      return "";
    }
    boolean chunked = headers.containsKey("transfer-encoding");
    int length = chunked ? MOST_BODY : length(headers);
    while (bytes.position() - from < length
        && bytes.hasRemaining()
        && !(chunked && endsWithLastChunk(bytes))) {
      if (wire.read(bytes) < 0) {
        break;
      }
    }
    String raw = text(bytes, from, Math.max(0, Math.min(length, bytes.position() - from)));
    return chunked ? joined(raw) : raw;
  }

  private static int length(Map<String, List<String>> headers) {
    List<String> said = headers.getOrDefault("content-length", List.of());
    boolean plausible = !said.isEmpty() && said.getFirst().matches("[0-9]{1,8}");
    return plausible ? Math.min(MOST_BODY, Integer.parseInt(said.getFirst())) : MOST_BODY;
  }

  private static boolean endsWithLastChunk(ByteBuffer bytes) {
    int end = bytes.position();
    return end > 5 && start(bytes, end).endsWith("0\r\n\r\n");
  }

  private static String joined(String text) {
    var body = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int line = text.indexOf("\r\n", at);
      if (line < 0 || !text.substring(at, line).matches("[0-9a-fA-F]{1,6}")) {
        break;
      }
      int size = Integer.parseInt(text.substring(at, line), 16);
      int end = Math.min(text.length(), line + 2 + size);
      body.append(text, line + 2, end);
      at = end + 2;
      if (size == 0) {
        break;
      }
    }
    return body.toString();
  }
}
