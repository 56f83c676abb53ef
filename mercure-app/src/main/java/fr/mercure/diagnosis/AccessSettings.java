// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

/// How the door is set up.
///
/// @param portal where links to the portal begin, such as `https://portail.example`; empty on the
///   portal itself
/// @param keeps whether a check can be left with support here
/// @param sandbox whether acts here have no legal effect
record AccessSettings(String portal, boolean keeps, boolean sandbox) {}
