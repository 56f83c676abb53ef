// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.registers;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/// What came of a question about one number.
public sealed interface Answer {
  /// The register knows.
  ///
  /// @param since day since when it holds
  /// @param successor SIRET of the establishment that took over
  /// @param masked whether the register publishes the company in part only; valid all the same
  /// @param sha256 of the answer as it came, in hexadecimal: the evidence
  record Said(
      Word word,
      Optional<LocalDate> since,
      Optional<String> successor,
      boolean masked,
      String sha256)
      implements Answer {}

  /// Nobody answered; it says nothing of the number.
  ///
  /// @param retryAfter when the register wants to be asked again
  record Silent(Why why, Optional<Duration> retryAfter) implements Answer {
    public static Silent of(Why why) {
      return new Silent(why, Optional.empty());
    }
  }

  /// What a register says of a number.
  enum Word {
    /// In force.
    GOOD,
    /// The establishment is closed.
    CLOSED,
    /// The legal unit has ceased, with all its establishments.
    CEASED,
    /// No such entry.
    MISSING,
    /// Not valid.
    INVALID
  }

  /// Why nothing was answered.
  enum Why {
    /// Not reached, too slow, or a fault of its own.
    DOWN,
    /// Asked too often.
    QUOTA,
    /// It answered what cannot be read, or is about something else.
    UNREADABLE,
    /// It does not take our key, or does not answer about this number.
    REFUSED
  }
}
