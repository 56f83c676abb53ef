// SPDX-License-Identifier: Apache-2.0
package fr.mercure.kernel;

/// The check digit that ends an MRN, a GRN or an ARC: ISO 6346 weights, as DG XXI/0879/99 rev. 1 of
/// 1 June 1999 lays down for customs references.
public final class CheckCharacter {
  private CheckCharacter() {}

  /// The digit that belongs after these characters.
  ///
  /// @param characters capital letters and digits only
  /// @throws IllegalArgumentException at any other character
  public static char of(CharSequence characters) {
    long sum = 0;
    for (int i = 0; i < characters.length(); i++) {
      sum += (long) value(characters.charAt(i)) << i;
    }
    return (char) ('0' + sum % 11 % 10);
  }

  /// Whether the last character is the digit that the ones before it call for. False for anything
  /// that is not made of capitals and digits.
  public static boolean verifies(CharSequence reference) {
    int last = reference.length() - 1;
    for (int i = 0; i <= last; i++) {
      if (!isCapitalOrDigit(reference.charAt(i))) {
        return false;
      }
    }
    return last > 0 && of(reference.subSequence(0, last)) == reference.charAt(last);
  }

  static boolean isCapitalOrDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }

  /// Letters count from 10 and skip the multiples of 11, which would not change the remainder.
  private static int value(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'A' && c <= 'Z') {
      int rank = c - 'A';
      return 10 + rank + (rank + 9) / 10;
    }
    throw new IllegalArgumentException("not a capital letter or digit: " + c);
  }
}
