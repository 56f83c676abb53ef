// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.web.Shell;
import java.time.Instant;
import java.util.Optional;

/// The calendar of deadlines, as a person subscribes to it.
///
/// @param made when the address in use was made; none if there is none
/// @param read when a program last read it
/// @param address just made: shown now and never again; empty otherwise
public record CalendarPage(
    Shell shell, Optional<Instant> made, Optional<Instant> read, String address) {}
