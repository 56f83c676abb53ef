// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import fr.mercure.access.Sightings;
import fr.mercure.access.Told;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A check that somebody sent to support. It names nobody.
///
/// @param at when it was made
/// @param keptAt when it was sent
/// @param seen what browser and server saw
/// @param causes codes as they were told, the first one first
/// @param attempt reference of the refused sign-in or of the error page that led to it
/// @param network start of the address that it came from, as {@link ClientAddress#network}; empty
///   if it was sent from another device
/// @param browser what it calls itself; may be empty
record KeptCheck(
    CheckReference reference,
    Instant at,
    Instant keptAt,
    Sightings seen,
    List<String> causes,
    Optional<String> attempt,
    String network,
    String browser) {

  /// Judged by the rows of this version.
  Told told() {
    return Told.of("http://localhost/", reference.text(), at, seen);
  }
}
