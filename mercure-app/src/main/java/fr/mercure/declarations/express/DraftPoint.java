// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.time.Instant;

/// A version that a draft can be brought back to.
///
/// @param version of the draft
/// @param at when it was saved
/// @param name of who saved it
public record DraftPoint(int version, Instant at, String name) {}
