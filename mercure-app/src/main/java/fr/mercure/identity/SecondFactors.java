// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/// Which strong factors a person has.
@Component
final class SecondFactors {
  private final TotpStore totp;
  private final PasskeyStore passkeys;
  private final IdentitySettings settings;

  SecondFactors(TotpStore totp, PasskeyStore passkeys, IdentitySettings settings) {
    this.totp = totp;
    this.passkeys = passkeys;
    this.settings = settings;
  }

  /// Whether any is enrolled; recovery codes alone are none.
  boolean any(long person) {
    return totp.find(person).isPresent() || passkeys.has(person);
  }

  /// Whether an authenticator application is enrolled.
  boolean byApplication(long person) {
    return totp.find(person).isPresent();
  }

  /// Whether the field for a code is of use: an application, or recovery codes that are left.
  boolean byCode(long person) {
    return totp.find(person).isPresent() || totp.recoveryLeft(person) > 0;
  }

  /// Whether a passkey is of use at the address where the browser is.
  boolean byPasskey(long person, HttpServletRequest request) {
    return here(request) && passkeys.has(person);
  }

  /// Whether passkeys serve at this address at all.
  boolean here(HttpServletRequest request) {
    return PasskeyHost.of(request, settings.passkeyHost()).isPresent();
  }
}
