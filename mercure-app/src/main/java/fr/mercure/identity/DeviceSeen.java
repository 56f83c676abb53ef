// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Instant;

/// Somebody who has signed in before did so from a device that their account did not know.
///
/// @param person {@link Actor#id}
/// @param device key of the device, so that nobody is told twice
/// @param browser as people call it
/// @param path where to look and act
public record DeviceSeen(String person, long device, String browser, String path, Instant at) {}
