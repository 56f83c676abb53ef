// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The reference of a check: six characters of Crockford's base 32, shown as `K7F-2QX`. Read aloud,
/// written down, typed with I for 1 and O for 0, it is still understood.
record CheckReference(String text) {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern FORM =
      Pattern.compile("[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}");

  static CheckReference random(RandomGenerator random) {
    var text = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      text.append(i == 3 ? "-" : "").append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return new CheckReference(text.toString());
  }

  /// As somebody typed it; empty if it is none.
  static Optional<CheckReference> parse(String typed) {
    String plain =
        typed
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    String text = plain.length() == 6 ? plain.substring(0, 3) + "-" + plain.substring(3) : "";
    return FORM.matcher(text).matches() ? Optional.of(new CheckReference(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
