// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The list of messages in `catalogue.txt`: where each text is, and how a document is known to be
/// one of them.
final class MessageIndex {
  /// Children of the root that are looked at to tell messages apart.
  private static final int MOST_CHILDREN = 64;

  private final Map<String, Entry> envelopes = new LinkedHashMap<>();
  private final Map<String, Entry> messages = new LinkedHashMap<>();
  private final Map<String, List<Entry>> byRoot = new LinkedHashMap<>();

  /// @param told values of children that only this message, or few, may have; by name, the surest
  ///   first
  /// @param holds name of a child that only this message has; empty if none
  /// @param inside name of the envelope that it may come in; empty if none
  record Entry(
      String name,
      String folder,
      String root,
      String namespace,
      String inside,
      Map<String, List<String>> told,
      String holds) {}

  static MessageIndex load() {
    MessageIndex index = new MessageIndex();
    for (Line line : Line.read("catalogue.txt", text("catalogue.txt"))) {
      Entry entry = entry(line);
      if (line.word(0).equals("envelope")) {
        index.envelopes.put(entry.name, entry);
      } else {
        index.messages.put(entry.name, entry);
        index.byRoot.computeIfAbsent(entry.root, _ -> new ArrayList<>()).add(entry);
      }
    }
    return index;
  }

  private static Entry entry(Line line) {
    String inside = "";
    String holds = "";
    Map<String, List<String>> told = new LinkedHashMap<>();
    for (Line under : line.under()) {
      switch (under.word(0)) {
        case "inside" -> inside = under.word(1);
        case "holds" -> holds = under.word(1);
        case "told" -> told.put(under.word(1), under.words().subList(2, under.words().size()));
        default -> throw under.error("expected inside, told or holds");
      }
    }
    String namespace = line.words().size() > 4 ? line.word(4) : "";
    return new Entry(line.word(1), line.word(2), line.word(3), namespace, inside, told, holds);
  }

  /// A text of the catalogue.
  static String text(String name) {
    try (InputStream in = MessageIndex.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new BadCatalogueText(name, 0, "not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  List<Entry> messages() {
    return List.copyOf(messages.values());
  }

  @Nullable Entry envelope(String name) {
    return envelopes.get(name);
  }

  /// Which message this document is, as far as its beginning tells; null if it is none.
  @Nullable Entry identify(byte[] document, int start) {
    Peek peek = new Peek(document, start);
    if (!peek.next()) {
      return null;
    }
    String root = peek.name();
    List<Entry> candidates = byRoot.get(root);
    if (candidates == null && isEnvelope(root) && peek.enter()) {
      candidates = payload(peek);
    }
    if (candidates == null) {
      return null;
    }
    List<Entry> near = near(candidates, peek);
    return switch (near.size()) {
      case 0 -> null;
      case 1 -> near.getFirst();
      default -> tell(near, peek);
    };
  }

  /// Those of the namespace that the root declares. A root that declares none was meant to; one of
  /// a foreign namespace is another message.
  private static List<Entry> near(List<Entry> candidates, Peek peek) {
    String declared = peek.namespace();
    if (declared.isEmpty() || candidates.stream().allMatch(c -> c.namespace.equals(declared))) {
      return candidates;
    }
    return candidates.stream().filter(c -> c.namespace.equals(declared)).toList();
  }

  private boolean isEnvelope(String root) {
    return envelopes.values().stream().anyMatch(e -> e.root.equals(root));
  }

  private @Nullable List<Entry> payload(Peek peek) {
    while (peek.next()) {
      List<Entry> found = byRoot.get(peek.name());
      if (found != null) {
        return found;
      }
      peek.skip();
    }
    return null;
  }

  /// Tells apart messages that share a root by what its first children say: the first that is told
  /// by the surest child; the first of all if nothing tells.
  private static Entry tell(List<Entry> candidates, Peek peek) {
    List<String> keys = List.copyOf(candidates.getFirst().told.keySet());
    Map<String, String> seen = new LinkedHashMap<>();
    List<Entry> left = List.of();
    boolean more = peek.enter();
    for (int i = 0; more && i < MOST_CHILDREN && left.isEmpty() && peek.next(); i++) {
      String name = peek.name();
      if (keys.contains(name) && seen.putIfAbsent(name, peek.value()) == null) {
        left = name.equals(keys.getFirst()) ? told(candidates, name, seen) : List.of();
      }
      peek.skip();
    }
    for (int k = 1; k < keys.size() && left.isEmpty(); k++) {
      left = told(candidates, keys.get(k), seen);
    }
    return left.isEmpty() ? candidates.getFirst() : holder(left, peek);
  }

  private static List<Entry> told(List<Entry> candidates, String key, Map<String, String> seen) {
    String value = seen.getOrDefault(key, "");
    List<Entry> told = new ArrayList<>(2);
    for (Entry candidate : candidates) {
      if (candidate.told.getOrDefault(key, List.of()).contains(value)) {
        told.add(candidate);
      }
    }
    return told;
  }

  private static Entry holder(List<Entry> left, Peek peek) {
    boolean anyHolds = left.size() > 1 && left.stream().anyMatch(e -> !e.holds.isEmpty());
    while (anyHolds && peek.next()) {
      String name = peek.name();
      for (Entry entry : left) {
        if (entry.holds.equals(name)) {
          return entry;
        }
      }
      peek.skip();
    }
    return left.stream().filter(e -> e.holds.isEmpty()).findFirst().orElse(left.getFirst());
  }
}
