// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

/// A report in one word.
public enum Verdict {
  /// Nothing is wrong.
  HEALTHY,
  /// The service can be used, with a reservation.
  DEGRADED,
  /// A cause that is proven or probable keeps people out.
  BLOCKED,
  /// The service was not reached and no cause is sure.
  UNDECIDED
}
