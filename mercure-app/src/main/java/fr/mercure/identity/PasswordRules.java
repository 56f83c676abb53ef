// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether a new password may be taken: long enough, not one of those tried first, not made of its
/// owner's own words. No rule about kinds of characters and no expiry, which only make people
/// choose worse (ANSSI-PG-078 v2.0; NIST SP 800-63B-4 §3.1.1.2).
final class PasswordRules {
  /// CNIL deliberation 2022-100 asks twelve of every kind for a password alone; here a second
  /// factor always follows.
  static final int SHORTEST = 12;

  /// What must be left of it once its owner's words are taken out.
  private static final int LEAST_OWN = 8;

  /// A word shorter than this says nothing of anybody.
  private static final int SHORTEST_WORD = 4;

  private static final int FEWEST_DIFFERENT = 5;
  private static final Pattern NOT_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final String ROWS =
      "abcdefghijklmnopqrstuvwxyzabc 0123456789012345 9876543210987654 azertyuiopqsdfghjklmwxcvbn"
          + " qwertyuiopasdfghjklzxcvbnm 1qaz2wsx3edc4rfv5tgb6yhn7ujm";

  private PasswordRules() {}

  /// The code of what is wrong with it.
  ///
  /// @param own words about the owner: name, address, company
  static Optional<String> check(String password, Set<String> own) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of("PWD-001");
    }
    if (password.length() > PasswordHashes.LONGEST) {
      return Optional.of("PWD-002");
    }
    String plain = plain(password);
    if (isRow(plain)) {
      return Optional.of("PWD-005");
    }
    if (CommonPasswords.consistsOfThem(plain)) {
      return Optional.of("PWD-003");
    }
    return isOwn(plain, own) ? Optional.of("PWD-004") : Optional.empty();
  }

  /// Few different characters, one row of the keyboard, or one piece again and again.
  private static boolean isRow(String plain) {
    if (plain.chars().distinct().count() < FEWEST_DIFFERENT) {
      return true;
    }
    boolean row = Pattern.compile(" ").splitAsStream(ROWS).anyMatch(r -> r.contains(plain));
    return row || (plain + plain).indexOf(plain, 1) < plain.length();
  }

  private static boolean isOwn(String plain, Set<String> own) {
    String left = plain;
    for (String sentence : own) {
      for (String word : NOT_LETTER_OR_DIGIT.split(sentence)) {
        String about = plain(word);
        left = about.length() >= SHORTEST_WORD ? left.replace(about, "") : left;
      }
    }
    return left.length() < plain.length() && left.length() < LEAST_OWN;
  }

  /// Without capitals, accents, blanks and marks: what attackers vary first.
  static String plain(String text) {
    String bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String kept = NOT_LETTER_OR_DIGIT.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll("");
    return kept.isEmpty() ? bare : kept;
  }
}
