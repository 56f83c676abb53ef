// SPDX-License-Identifier: Apache-2.0
package fr.mercure.kernel;

import java.util.Locale;

/// A sentence for people, in French and in English, already filled in.
///
/// @param fr as a French user reads it
/// @param en the same fact in English
public record Wording(String fr, String en) {
  /// No words: the remedy of a finding that needs none.
  public static final Wording NONE = new Wording("", "");

  /// French unless the locale asks for English.
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? en : fr;
  }

  /// Both sentences with `{0}`, `{1}` … replaced in order. Braces elsewhere stay as they are.
  public Wording with(String... values) {
    return new Wording(fill(fr, values), fill(en, values));
  }

  private static String fill(String pattern, String... values) {
    String filled = pattern;
    for (int i = 0; i < values.length; i++) {
      filled = filled.replace("{" + i + "}", values[i]);
    }
    return filled;
  }
}
