// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Words that leaked passwords are made of, `common-passwords.txt` beside this class. Nobody is
/// asked over the network: an outage elsewhere must not stop a sign-in, and a password is told to
/// no one.
final class CommonPasswords {
  /// More words than this make a passphrase, common as they may be.
  private static final int FEW = 3;

  private static final int SHORTEST = 2;

  private static final Set<String> WORDS = load();

  private CommonPasswords() {}

  /// Whether three words of the list at most make it all, with figures after or between them.
  ///
  /// @param plain see {@link PasswordRules#plain}
  static boolean consistsOfThem(String plain) {
    return splits(plain, 0, FEW);
  }

  private static boolean splits(String text, int from, int words) {
    if (from == text.length()) {
      return true;
    }
    if (Character.isDigit(text.charAt(from)) && splits(text, from + 1, words)) {
      return true;
    }
    for (int end = from + SHORTEST; words > 0 && end <= text.length(); end++) {
      if (isListed(text.substring(from, end)) && splits(text, end, words - 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isListed(String word) {
    return WORDS.contains(word) || WORDS.contains(letters(word));
  }

  /// Figures that stand for letters.
  private static String letters(String text) {
    return text.replace('0', 'o')
        .replace('1', 'i')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('5', 's')
        .replace('7', 't');
  }

  private static Set<String> load() {
    try (InputStream in = CommonPasswords.class.getResourceAsStream("common-passwords.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .filter(word -> !word.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
