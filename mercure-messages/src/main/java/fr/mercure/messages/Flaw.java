// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

/// What may be wrong with a value.
enum Flaw {
  /// Nothing there where something must be.
  EMPTY,
  /// Not a number, a date, a boolean ….
  KIND,
  SHORT,
  LONG,
  /// More digits than allowed in all.
  DIGITS,
  /// More digits than allowed after the point.
  DECIMALS,
  LOW,
  HIGH,
  PATTERN,
  /// Not one of the values listed.
  LIST
}
