// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Pointer;
import fr.mercure.kernel.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// All messages that Mercure knows. The way in of this module: give it the bytes of a document, it
/// says which message it is, what is wrong with its structure and what it says.
///
/// Each message is compiled the first time it is needed. Safe for any number of threads.
public final class Catalogue {
  private final MessageIndex index;
  private final Map<String, MessageType> compiled = new ConcurrentHashMap<>();

  private Catalogue(MessageIndex index) {
    this.index = index;
  }

  /// The messages on the class path.
  public static Catalogue standard() {
    return Standard.CATALOGUE;
  }

  private static final class Standard {
    static final Catalogue CATALOGUE = new Catalogue(MessageIndex.load());
  }

  /// Every message, compiled.
  public List<MessageType> messages() {
    return index.messages().stream().map(this::type).toList();
  }

  /// The message of this name, such as `H7`; nothing if there is none.
  public Optional<MessageType> find(String name) {
    return index.messages().stream()
        .filter(entry -> entry.name().equals(name))
        .map(this::type)
        .findFirst();
  }

  private MessageType type(MessageIndex.Entry entry) {
    return compiled.computeIfAbsent(
        entry.name(), _ -> MessageType.compile(entry, index.envelope(entry.inside())));
  }

  /// Reads a document within {@link Limits#STANDARD}.
  public Reading read(byte[] document) {
    return read(document, Limits.STANDARD);
  }

  /// Reads a document: which message it is, what is wrong with its structure, what it says. Nothing
  /// that a sender writes makes it throw.
  public Reading read(byte[] document, Limits limits) {
    if (document.length > limits.bytes()) {
      return refused(StructureRules.TOO_LARGE, Faults.same("" + limits.bytes()));
    }
    try {
      Encoding encoding = Encoding.of(document);
      MessageIndex.Entry entry = index.identify(encoding.bytes(), encoding.start());
      return entry == null
          ? Check.unknown(encoding, limits, names())
          : Check.scan(type(entry), encoding, limits);
    } catch (Malformed malformed) {
      return refused(malformed.rule(), malformed.detail());
    }
  }

  /// Reads a stream to its end, or until it is longer than allowed.
  ///
  /// @throws IOException if the stream breaks
  public Reading read(InputStream document, Limits limits) throws IOException {
    return read(document.readNBytes(limits.bytes() + 1), limits);
  }

  /// Reads a document as this message, whatever it says of itself.
  public Reading readAs(MessageType type, byte[] document, Limits limits) {
    if (document.length > limits.bytes()) {
      return refused(StructureRules.TOO_LARGE, Faults.same("" + limits.bytes()));
    }
    try {
      return Check.scan(type, Encoding.of(document), limits);
    } catch (Malformed malformed) {
      return refused(malformed.rule(), malformed.detail());
    }
  }

  /// Every message, with its version and namespace.
  private String names() {
    Map<String, List<String>> families = new LinkedHashMap<>();
    for (MessageIndex.Entry entry : index.messages()) {
      String version = entry.folder().substring(entry.folder().indexOf('/') + 1);
      String family = (version + " " + entry.namespace()).strip();
      families.computeIfAbsent(family, _ -> new ArrayList<>()).add(entry.name());
    }
    return families.entrySet().stream()
        .map(family -> "%s (%s)".formatted(String.join(", ", family.getValue()), family.getKey()))
        .collect(Collectors.joining("; "));
  }

  private static Reading refused(StructureRules rule, Wording... details) {
    Wording[] marks = new Wording[details.length + 1];
    Arrays.setAll(marks, i -> i == 0 ? Wording.NONE : details[i - 1]);
    return new Reading(
        Optional.empty(), List.of(rule.at(Pointer.ROOT, 1, "", "", marks)), Tape.empty());
  }
}
