// SPDX-License-Identifier: Apache-2.0
package fr.mercure.tariff;

/// How sure a row of reference data is.
public enum Certainty {
  /// Read in its source.
  VERIFIED("V"),
  /// Known to the profession, not read in its source.
  KNOWN("K"),
  /// Announced, assumed, or made up for the sandbox. Shown as such; never charged.
  UNVERIFIED("?");

  private final String mark;

  Certainty(String mark) {
    this.mark = mark;
  }

  /// The mark in the tables.
  public String mark() {
    return mark;
  }

  /// @throws IllegalArgumentException if no certainty has this mark
  static Certainty of(String mark) {
    for (Certainty certainty : values()) {
      if (certainty.mark.equals(mark)) {
        return certainty;
      }
    }
    throw new IllegalArgumentException("no certainty is marked " + mark);
  }
}
