// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A link by which somebody may join a company or an office, once.
///
/// @param place name of the company, or code of the office
/// @param email whom it is for, lower case
/// @param inviter name of who made it
/// @param rights what the person will be able to do
/// @param used when somebody joined by it
/// @param revoked when it was withdrawn
public record Invitation(
    long id,
    String place,
    String email,
    String inviter,
    Set<Right> rights,
    Instant created,
    Instant expires,
    Optional<Instant> used,
    Optional<Instant> revoked) {

  /// Code of the cause for which it serves no more; empty if it serves.
  Optional<String> fault(Instant now) {
    if (used.isPresent()) {
      return Optional.of("INV-003");
    }
    if (revoked.isPresent()) {
      return Optional.of("INV-004");
    }
    return now.isBefore(expires) ? Optional.empty() : Optional.of("INV-002");
  }

  /// How it stands: `open`, `used`, `revoked` or `expired`.
  public String state(Instant now) {
    return fault(now)
        .map(code ->
            switch (code) {
              case "INV-003" -> "used";
              case "INV-004" -> "revoked";
              default -> "expired";
            })
        .orElse("open");
  }
}
