// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sieve;

import java.util.List;
import java.util.Locale;

/// How a test compares texts with its keys (RFC 5228 §2.7).
///
/// @param caseless ASCII letters large and small are the same (`i;ascii-casemap`); otherwise
///   `i;octet`
/// @param keys one of which must fit
public record Match(Way way, boolean caseless, List<String> keys) {
  public Match {
    keys = List.copyOf(keys);
  }

  /// The relation.
  public enum Way {
    IS,
    CONTAINS,
    /// `*` is any text, `?` any character, a backslash takes their meaning away.
    MATCHES
  }

  /// Whether a text fits one of the keys.
  public boolean fits(String text) {
    String one = fold(text);
    return keys.stream().map(this::fold).anyMatch(key -> fits(one, key));
  }

  private boolean fits(String text, String key) {
    return switch (way) {
      case IS -> text.equals(key);
      case CONTAINS -> text.contains(key);
      case MATCHES -> matches(text, key);
    };
  }

  private String fold(String text) {
    if (!caseless || text.chars().noneMatch(c -> c >= 'A' && c <= 'Z')) {
      return text;
    }
    boolean ascii = text.chars().allMatch(c -> c < 128);
    return ascii ? text.toLowerCase(Locale.ROOT) : foldAscii(text);
  }

  private static String foldAscii(String text) {
    var folded = new StringBuilder(text);
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        folded.setCharAt(i, (char) (c + 32));
      }
    }
    return folded.toString();
  }

  /// Goes back to the last star only: the time is text times key, whatever they are.
  private static boolean matches(String text, String key) {
    int t = 0;
    int k = 0;
    int star = -1;
    int starred = 0;
    while (t < text.length()) {
      if (k < key.length() && key.charAt(k) == '*') {
        star = k++;
        starred = t;
      } else if (k < key.length() && fitsOne(text.charAt(t), key, k)) {
        k += width(key, k);
        t++;
      } else if (star >= 0) {
        k = star + 1;
        t = ++starred;
      } else {
        return false;
      }
    }
    while (k < key.length() && key.charAt(k) == '*') {
      k++;
    }
    return k == key.length();
  }

  private static boolean fitsOne(char c, String key, int k) {
    return key.charAt(k) == '?' || c == key.charAt(k + width(key, k) - 1);
  }

  private static int width(String key, int k) {
    return key.charAt(k) == '\\' && k + 1 < key.length() ? 2 : 1;
  }
}
