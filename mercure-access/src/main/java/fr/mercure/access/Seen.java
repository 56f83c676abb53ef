// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.util.regex.Pattern;

/// A fact that a page and its server saw.
///
/// @param key one of {@link Sightings#KEYS}
/// @param value a word in capitals; digits for `skew`
/// @param detail for a technician: letters, digits and plain signs, 60 at most; may be empty
public record Seen(String key, String value, String detail) {
  private static final Pattern WORD = Pattern.compile("[A-Z0-9_]{1,20}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 ./_+-]{0,60}");

  /// @throws IllegalArgumentException if it is not of that form
  public Seen {
    Pattern form = key.equals("skew") ? NUMBER : WORD;
    if (!Sightings.KEYS.contains(key)
        || !form.matcher(value).matches()
        || !PLAIN.matcher(detail).matches()) {
      throw new IllegalArgumentException("not a fact of a page: " + key);
    }
  }

  Observation observation() {
    return new Observation.State(key, value, detail);
  }
}
