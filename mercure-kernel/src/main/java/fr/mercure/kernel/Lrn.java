// SPDX-License-Identifier: Apache-2.0
package fr.mercure.kernel;

import java.util.Optional;

/// Local reference number: the name that the trader gives to a declaration, unique for its
/// declarant (data element 12 09 001 000, an..22).
///
/// @param value 1 to 22 characters, not all blank
public record Lrn(String value) {
  /// The longest reference that the data element allows.
  public static final int MAX_LENGTH = 22;

  /// @throws IllegalArgumentException if empty, blank or longer than {@link #MAX_LENGTH}
  public Lrn {
    if (!fits(value)) {
      throw new IllegalArgumentException("not an LRN: " + value);
    }
  }

  /// The LRN written in the text, or nothing if it is blank or too long.
  public static Optional<Lrn> parse(String text) {
    return fits(text) ? Optional.of(new Lrn(text)) : Optional.empty();
  }

  private static boolean fits(String text) {
    return !text.isBlank() && text.length() <= MAX_LENGTH;
  }

  @Override
  public String toString() {
    return value;
  }
}
