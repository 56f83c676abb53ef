// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import java.time.Instant;

/// A line of a timeline.
///
/// @param title what happened, in words
/// @param detail who did it, or why; empty if there is nothing to add
public record Happening(Instant at, String title, String detail, Tone tone) {}
