// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Instant;

/// One sign-in of a person.
///
/// @param address where it came from
/// @param newDevice whether the account did not know the device
public record SignInLine(
    Instant at, SignInWay way, String address, String browser, boolean newDevice) {}
