// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What leaves the archive for one declaration: its pieces and all that is needed to verify them by
/// hand, as the files of a ZIP.
///
/// @param at when it was made
/// @param headPosition last entry of the whole chain at that moment
/// @param headChain its chain hash
/// @param readme how to verify, for people
@SuppressWarnings("ArrayRecordComponent")
record Extract(Instant at, long headPosition, String headChain, byte[] readme, List<Kept> kept) {
  static final String README = "README.txt";
  static final String SUMS = "SHA256SUMS";
  static final String MANIFEST = "manifest.json";
  static final String HEAD = "extract.txt";

  /// One entry as it leaves.
  ///
  /// @param entry its description: what its digest is taken of
  /// @param link its link: what its chain hash is taken of
  /// @param content its bytes; none if they were destroyed after their date
  @SuppressWarnings("ArrayRecordComponent")
  record Kept(long position, byte[] entry, byte[] link, Optional<byte[]> content) {
    Facts facts() {
      return Facts.of(entry);
    }

    String entryFile() {
      return "entries/%012d.txt".formatted(position);
    }

    String linkFile() {
      return "links/%012d.txt".formatted(position);
    }

    String pieceFile() {
      Facts facts = facts();
      return "pieces/%012d-%02d-%s.%s"
          .formatted(
              position,
              Integer.parseInt(facts.get("sequence")),
              facts.get("kind").toLowerCase(java.util.Locale.ROOT),
              ending(facts.get("media-type")));
    }

    private static String ending(String mediaType) {
      return switch (mediaType) {
        case "application/xml" -> "xml";
        case "application/json" -> "json";
        default -> "bin";
      };
    }
  }

  /// Lines of the form `name: value`, after a first line that names the format.
  record Facts(Map<String, String> values) {
    static Facts of(byte[] text) {
      return new Facts(
          new String(text, StandardCharsets.UTF_8)
              .lines()
              .skip(1)
              .map(line -> line.split(": ", 2))
              .collect(Collectors.toMap(p -> p[0], p -> p.length > 1 ? p[1] : "", (a, _) -> a)));
    }

    /// @throws IllegalArgumentException if there is no such line
    String get(String name) {
      String value = values.get(name);
      if (value == null) {
        throw new IllegalArgumentException("no line " + name);
      }
      return value;
    }
  }

  /// The files, in order: the same extract always gives the same bytes.
  Map<String, byte[]> files() {
    Map<String, byte[]> evidence = new LinkedHashMap<>();
    evidence.put(README, readme);
    evidence.put(HEAD, head());
    evidence.put(MANIFEST, text(manifest()));
    for (Kept one : kept) {
      evidence.put(one.entryFile(), one.entry());
      evidence.put(one.linkFile(), one.link());
      one.content().ifPresent(bytes -> evidence.put(one.pieceFile(), bytes));
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(SUMS, sums(evidence));
    files.putAll(evidence);
    return files;
  }

  private byte[] head() {
    return text(
        """
        mercure-archive-extract-1
        extracted-at: %s
        head-position: %d
        head-chain: %s
        """
            .formatted(at, headPosition, headChain));
  }

  private static byte[] sums(Map<String, byte[]> files) {
    var sums = new StringBuilder();
    files.forEach((name, bytes) -> sums.append(hash(bytes)).append("  ").append(name).append('\n'));
    return text(sums.toString());
  }

  /// For programs; says nothing that the other files do not prove.
  private String manifest() {
    return """
    {"format":"mercure-archive-extract-1","extractedAt":"%s",
    "head":{"position":%d,"chain":"%s"},
    "entries":[
    %s
    ]}
    """
        .formatted(
            at,
            headPosition,
            headChain,
            kept.stream().map(Extract::described).collect(Collectors.joining(",\n")));
  }

  private static String described(Kept one) {
    Facts link = Facts.of(one.link());
    String facts =
        one.facts().values().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(fact -> quoted(fact.getKey()) + ":" + quoted(fact.getValue()))
            .collect(Collectors.joining(","));
    return "{\"position\":%d,\"previous\":%s,\"chain\":%s,\"entryFile\":%s,\"linkFile\":%s,\"pieceFile\":%s,%s}"
        .formatted(
            one.position(),
            quoted(link.get("previous")),
            quoted(hash(one.link())),
            quoted(one.entryFile()),
            quoted(one.linkFile()),
            one.content().isPresent() ? quoted(one.pieceFile()) : "null",
            facts);
  }

  private static String quoted(String value) {
    var json = new StringBuilder("\"");
    value
        .chars()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            json.append('\\').append((char) c);
          } else if (c < ' ') {
            json.append("\\u%04x".formatted(c));
          } else {
            json.append((char) c);
          }
        });
    return json.append('"').toString();
  }

  static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(Pieces.sha256(bytes));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
