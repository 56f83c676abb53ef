// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import fr.mercure.mail.sender.SenderCheck;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;

/// What all doors and sessions share.
///
/// @param leaves whether mail to an address that has no mailbox here is sent on for who has signed
///   in
/// @param senders checks who a message from outside comes from; without it nobody is checked
public record House(
    MailStore store,
    Wakes wakes,
    Authenticator authenticator,
    LoginThrottle throttle,
    Room room,
    Predicate<String> leaves,
    Optional<SenderCheck> senders,
    Clock clock) {}
