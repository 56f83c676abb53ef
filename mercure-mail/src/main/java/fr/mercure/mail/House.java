// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.time.Clock;

/// What all doors and sessions share.
public record House(
    MailStore store,
    Wakes wakes,
    Authenticator authenticator,
    LoginThrottle throttle,
    Room room,
    Clock clock) {}
