// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

/// A number of the strip, which leads to what it counts.
///
/// @param count how many
/// @param label what is counted, in the number that goes with the count
/// @param path the list behind the number
/// @param alarming whether it calls for somebody when it is not zero
public record Figure(long count, String label, String path, boolean alarming) {}
