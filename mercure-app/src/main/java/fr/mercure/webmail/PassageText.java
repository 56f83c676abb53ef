// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts passages into what somebody writes.
final class PassageText {
  /// Parts a signature from the text (RFC 3676 §4.3).
  private static final String DASHES = "-- \n";

  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]{2,20})\\}");
  private static final Pattern MRN = Pattern.compile("\\b\\d{2}[A-Z]{2}[A-Z0-9]{13}\\d\\b");

  private PassageText() {}

  /// The text with this signature in place of the one before; above what is quoted.
  ///
  /// @param before body of the signature that the text bears; empty if none
  /// @param signature body of the new one; empty for none
  static String signed(String text, String before, String signature) {
    String block = signature.isEmpty() ? "" : DASHES + signature;
    String old = DASHES + before;
    if (!before.isEmpty() && text.contains(old)) {
      int at = text.indexOf(old);
      return text.substring(0, at) + block + text.substring(at + old.length());
    }
    if (block.isEmpty()) {
      return text;
    }
    int quoted = quotation(text);
    String own = text.substring(0, quoted).stripTrailing();
    String rest = text.substring(quoted);
    return own + "\n\n" + block + (rest.isBlank() ? "" : "\n\n" + rest);
  }

  /// The text with a template at its beginning.
  static String begun(String text, String template) {
    return text.isBlank() ? template + text : template + "\n" + text;
  }

  /// Fills in `{name}`; what has no value stays as it is, for whoever writes to see.
  static String filled(String template, Map<String, String> values) {
    return VARIABLE
        .matcher(template)
        .replaceAll(variable -> {
          String value = values.getOrDefault(variable.group(1), "");
          return Matcher.quoteReplacement(value.isEmpty() ? variable.group() : value);
        });
  }

  /// The first movement reference number in a text; empty if there is none.
  static String mrn(String text) {
    Matcher found = MRN.matcher(text);
    return found.find() ? found.group() : "";
  }

  /// Where the line above the first quoted one begins; the end of a text that quotes nothing.
  private static int quotation(String text) {
    int quoted = text.startsWith("> ") ? 0 : text.indexOf("\n> ");
    if (quoted < 0) {
      return text.length();
    }
    return text.lastIndexOf('\n', Math.max(0, quoted - 1)) + 1;
  }
}
