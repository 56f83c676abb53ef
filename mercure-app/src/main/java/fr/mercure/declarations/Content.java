// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

/// What one version of a declaration holds beside its message.
///
/// @param fingerprint SHA-256 of what is declared, 64 hexadecimal digits: equal for the same
///   content written otherwise, so that an LRN used twice is told from a message sent twice
/// @param findings JSON array of what the checks found
/// @param charges JSON of duties and taxes; empty if none were computed
public record Content(String fingerprint, String findings, String charges) {}
