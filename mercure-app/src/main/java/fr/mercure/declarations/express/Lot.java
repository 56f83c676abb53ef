// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.time.Instant;
import java.util.Optional;

/// A file of consignments that was sent by a page.
///
/// @param id key inside Mercure, never shown
/// @param reference in addresses
/// @param trial whether it was only checked
/// @param ended when its last line was answered; none while it runs
/// @param consignments in the file, as far as read
/// @param taken how many were accepted, or have no blocking finding in a trial
/// @param refused how many were not
/// @param fault why the file was not read to its end; empty if it was
public record Lot(
    long id,
    String reference,
    String file,
    boolean trial,
    Instant sent,
    String sentName,
    Optional<Instant> ended,
    int consignments,
    int taken,
    int refused,
    String fault) {
  /// Consignments answered so far.
  public int done() {
    return taken + refused;
  }
}
