// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A machine's key as the page lists it; the key itself was shown once and is kept nowhere.
///
/// @param prefix its first characters, by which it is told from others
/// @param lastUsed to within some seconds
public record ApiKey(
    long id,
    String name,
    String prefix,
    Set<Right> rights,
    Instant made,
    Optional<Instant> lastUsed,
    Optional<Instant> revoked) {
  public ApiKey {
    rights = Set.copyOf(rights);
  }
}
