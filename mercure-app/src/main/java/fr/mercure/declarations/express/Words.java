// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The words of a description: runs of at least two letters.
final class Words {
  /// Words that join others and name nothing.
  private static final Set<String> LINKS =
      Set.of(
          "of", "and", "the", "for", "with", "to", "all", "in", "de", "des", "du", "la", "le",
          "les", "et", "pour", "en", "au", "aux", "avec", "sans", "un", "une");

  private Words() {}

  /// Those that may name something.
  static List<String> of(String text) {
    return all(text).stream().filter(word -> !isLink(word)).toList();
  }

  /// The word that names the thing, as each language places it: first in French (`pièces de vélo`),
  /// last before a link in English (`parts for bicycles`, `bicycle parts`).
  ///
  /// @param words of {@link #all}; at least one is no link
  static String head(List<String> words, String language) {
    List<String> first =
        words.stream().dropWhile(Words::isLink).takeWhile(word -> !isLink(word)).toList();
    return language.equals("fr") ? first.getFirst() : first.getLast();
  }

  private static boolean isLink(String word) {
    return LINKS.contains(word.toLowerCase(Locale.ROOT));
  }

  static List<String> all(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        if (i - start > 1) {
          words.add(text.substring(start, i));
        }
        start = -1;
      }
    }
    return words;
  }
}
