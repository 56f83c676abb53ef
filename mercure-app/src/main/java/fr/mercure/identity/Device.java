// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Instant;

/// A device from which a person has signed in.
///
/// @param browser as people call it; empty if it is none that is known
/// @param current whether it is the one that asks
public record Device(long id, String browser, Instant first, Instant last, boolean current) {}
