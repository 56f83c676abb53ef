// SPDX-License-Identifier: Apache-2.0
package fr.mercure.kernel;

/// Something that a check has to say about a message: what is wrong, where, with which value, what
/// was expected and what to do. Checks report findings; they never throw.
///
/// @param code stable, the same in every channel, listed in the documentation; a person can look it
///   up
/// @param severity whether the message is refused for it
/// @param pointer the place at fault
/// @param line one-based line in the bytes received; 0 where the message has no lines
/// @param dataElement number of the EU data element (`18 04 001 000`); empty if it has none
/// @param value what was received there, cut to {@link #LONGEST_VALUE} characters; empty if nothing
///   was
/// @param text one sentence: what is wrong and what the limit is
/// @param remedy one sentence: what to do; {@link Wording#NONE} if the text says it all
public record Finding(
    String code,
    Severity severity,
    Pointer pointer,
    int line,
    String dataElement,
    String value,
    Wording text,
    Wording remedy) {
  /// Longer values are cut: a finding quotes, it does not carry.
  public static final int LONGEST_VALUE = 200;

  public Finding {
    value = cut(value, LONGEST_VALUE);
  }

  /// The text if it is short enough, otherwise its beginning and an ellipsis. Never half of a
  /// character outside the basic plane.
  ///
  /// @param longest in UTF-16 units, the ellipsis included
  public static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /// Whether the message is refused for this finding.
  public boolean blocks() {
    return severity == Severity.ERROR;
  }

  /// The same finding on a known line.
  public Finding onLine(int known) {
    return new Finding(code, severity, pointer, known, dataElement, value, text, remedy);
  }
}
