// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.web.Tone;

/// An item in the grid.
///
/// @param state in words
public record ItemLine(
    int rank,
    String commodity,
    String description,
    String procedure,
    String packages,
    String mass,
    String value,
    String currency,
    Tone tone,
    String state) {}
