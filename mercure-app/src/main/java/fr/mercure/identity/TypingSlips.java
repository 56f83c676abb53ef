// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What people mistype. Judged from what was typed alone, so that saying it tells nothing about any
/// account.
final class TypingSlips {
  private static final Pattern ENDS = Pattern.compile("^[\\s\\u00a0]+|[\\s\\u00a0]+$");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0.-]");
  private static final int SIRET = 14;

  private TypingSlips() {}

  /// The password that was perhaps meant: without blanks at its ends, or with caps lock off.
  static Optional<String> meant(String typed) {
    String bare = ENDS.matcher(typed).replaceAll("");
    if (!bare.equals(typed)) {
      return Optional.of(bare);
    }
    return isShouted(typed) ? Optional.of(swapped(typed)) : Optional.empty();
  }

  private static boolean isShouted(String typed) {
    return typed.chars().filter(Character::isLetter).count() > 3
        && typed.chars().noneMatch(Character::isLowerCase);
  }

  private static String swapped(String typed) {
    return typed
        .codePoints()
        .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /// Keys of what to say: `signin.typed.` and each of them.
  static List<String> said(String email, String password) {
    var said = new ArrayList<String>();
    String name = BLANKS.matcher(email).replaceAll("");
    if (name.matches("[0-9]+")) {
      said.add(name.length() == SIRET ? "siret" : "siret.length");
    } else if (name.matches("[A-Za-z]{2}[0-9]{6,15}")) {
      said.add("eori");
    } else if (!email.contains("@")) {
      said.add("address");
    }
    if (ENDS.matcher(password).find()) {
      said.add("blank");
    } else if (isShouted(password)) {
      said.add("capitals");
    }
    return said;
  }

  /// Figures that an identifier typed as digits has.
  static int digits(String email) {
    return BLANKS.matcher(email).replaceAll("").length();
  }
}
