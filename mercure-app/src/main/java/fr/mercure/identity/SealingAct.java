// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Acts for which having signed in is not enough: a strong factor (code, passkey or certificate)
/// must have been proven not long before, and for those that a site names, a key of the person's
/// own must have signed. {@link FactorPolicy} is the whole table.
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

  /// Whether a key of the person's own must have signed, rather than a code been typed.
  boolean isSigned(IdentitySettings settings) {
    return settings.signed().contains(this);
  }

  /// The act of this name, as {@link SealingGate} writes it into an address.
  static Optional<SealingAct> named(String name) {
    return Arrays.stream(values()).filter(act -> act.name().equals(name)).findFirst();
  }
}
