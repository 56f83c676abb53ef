// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

/// One version of a declaration.
///
/// @param number from 1
/// @param message the message that wrote it, as [Document#message]
/// @param findings JSON array of what the checks found
/// @param charges JSON of duties and taxes; empty if none were computed
public record VersionView(int number, long message, String findings, String charges) {}
