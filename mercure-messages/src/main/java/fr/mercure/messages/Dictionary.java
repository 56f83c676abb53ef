// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Wording;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What each data element is called and means, in French and English, with an example. One text for
/// each family of messages; a key is the end of a path, the longest that fits counts.
final class Dictionary {
  private static final Dictionary NONE = new Dictionary(Map.of());
  private static final Map<String, Dictionary> KNOWN = new ConcurrentHashMap<>();

  private final Map<String, Entry> entries;

  private Dictionary(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /// @param example a value that the format accepts; empty for an element that holds elements
  record Entry(Wording label, Wording help, String example) {}

  /// The words for a family of messages, read when first needed.
  static Dictionary of(String folder) {
    return folder.isEmpty() ? NONE : KNOWN.computeIfAbsent(folder, Dictionary::load);
  }

  private static Dictionary load(String folder) {
    String file = folder + "/dictionary.txt";
    if (Dictionary.class.getResource(file) == null) {
      return NONE;
    }
    Map<String, Entry> entries = new HashMap<>();
    for (Line line : Line.read(file, MessageIndex.text(file))) {
      entries.put(line.word(0), entry(line));
    }
    return new Dictionary(entries);
  }

  private static Entry entry(Line line) {
    Map<String, String> words = new HashMap<>();
    line.under().forEach(under -> words.put(under.word(0), under.rest(1)));
    Wording label = new Wording(word(line, words, "fr"), word(line, words, "en"));
    Wording help = new Wording(words.getOrDefault("aide", ""), words.getOrDefault("help", ""));
    return new Entry(label, help, words.getOrDefault("ex", ""));
  }

  private static String word(Line line, Map<String, String> words, String key) {
    String word = words.get(key);
    if (word == null) {
      throw line.error("no " + key);
    }
    return word;
  }

  /// The entry for a place.
  ///
  /// @param path names from the root, `/` between and before
  Entry find(String path) {
    for (int at = 0; at >= 0; at = path.indexOf('/', at + 1)) {
      Entry entry = entries.get(path.substring(at + 1));
      if (entry != null) {
        return entry;
      }
    }
    return derived(path.substring(path.lastIndexOf('/') + 1));
  }

  boolean knows(String path) {
    for (int at = 0; at >= 0; at = path.indexOf('/', at + 1)) {
      if (entries.containsKey(path.substring(at + 1))) {
        return true;
      }
    }
    return false;
  }

  /// A label made of the name itself: `CustomsOfficeOfDeparture` is `Customs office of departure`.
  private static Entry derived(String name) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean next = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
      boolean after = i > 0 && Character.isLowerCase(name.charAt(i - 1));
      if (Character.isUpperCase(c) && i > 0 && (next || after)) {
        words.append(' ').append(next ? Character.toLowerCase(c) : c);
      } else {
        words.append(i == 0 ? Character.toUpperCase(c) : c);
      }
    }
    String label = words.toString().replace("@", "").strip();
    return new Entry(new Wording(label, label), Wording.NONE, "");
  }
}
