// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Which strong factors a person has.
@Component
final class SecondFactors {
  private final TotpStore totp;
  private final PasskeyStore passkeys;
  private final CertificateStore certificates;
  private final CertificateDoor door;
  private final IdentitySettings settings;

  SecondFactors(
      TotpStore totp,
      PasskeyStore passkeys,
      CertificateStore certificates,
      CertificateDoor door,
      IdentitySettings settings) {
    this.totp = totp;
    this.passkeys = passkeys;
    this.certificates = certificates;
    this.door = door;
    this.settings = settings;
  }

  /// Whether any is enrolled; recovery codes alone are none, and a certificate is one factor more,
  /// never the only one beside a password.
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

  /// The page that takes the person's certificate; none if they have none, or it serves nowhere.
  Optional<String> byCertificate(long person, HttpServletRequest request) {
    return door.isOpen() && !certificates.ofPerson(person).isEmpty()
        ? Optional.of(door.address(request) + CertificateStepPages.STEP)
        : Optional.empty();
  }

  /// Whether passkeys serve at this address at all.
  boolean here(HttpServletRequest request) {
    return PasskeyHost.of(request, settings.passkeyHost()).isPresent();
  }
}
