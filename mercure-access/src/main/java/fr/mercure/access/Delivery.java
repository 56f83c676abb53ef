// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// Where a workstation of a fleet reports.
///
/// @param portal where the address of the reports begins
/// @param token of the organisation; also the key of the digest of this machine's name
/// @param site as the organisation calls the place
/// @param spool keeps what could not be sent
/// @param jitter longest wait before the check, so that a fleet does not ask all at once
record Delivery(URI portal, String token, String site, Path spool, Duration jitter) {
  URI address() {
    return portal.resolve("/api/v1/fleet/reports");
  }
}
