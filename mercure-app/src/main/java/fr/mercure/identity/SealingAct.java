// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Duration;

/// Acts for which having signed in is not enough: a strong factor (code or passkey) must have been
/// proven not long before. The policy of the house: one factor reads why one is kept out, two work,
/// a fresh one seals.
public enum SealingAct {
  /// Ending a control: the operator is bound by it.
  DECISION(Duration.ofMinutes(15)),
  /// Giving people access to a company.
  RIGHTS(Duration.ofMinutes(15)),
  /// Making a key that acts without anybody being there.
  KEYS(Duration.ofMinutes(15)),
  /// Changing how one signs in: an open screen must not be enough to take an account over.
  CREDENTIALS(Duration.ofMinutes(10));

  private final Duration fresh;

  SealingAct(Duration fresh) {
    this.fresh = fresh;
  }

  /// How long a proven factor serves.
  Duration fresh(IdentitySettings settings) {
    Duration site = settings.fresh();
    return site == null ? fresh : site;
  }
}
