// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.time.Clock;
import java.util.function.Predicate;

/// What all doors and sessions share.
///
/// @param leaves whether mail to an address that has no mailbox here is sent on for who has signed
///   in
public record House(
    MailStore store,
    Wakes wakes,
    Authenticator authenticator,
    LoginThrottle throttle,
    Room room,
    Predicate<String> leaves,
    Clock clock) {}
