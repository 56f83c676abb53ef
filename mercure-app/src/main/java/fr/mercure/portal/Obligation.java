// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import java.time.Instant;
import java.util.Optional;

/// Something to do by a certain time.
///
/// @param due the last moment; empty if there is none, shown after those that have one
/// @param what the act expected, such as "Présenter la marchandise"
/// @param reference MRN, CRN, LRN or name of a mailbox
/// @param kind the procedure or service, such as "Express H7"
/// @param act label of the button, verb first
/// @param path where to do it
public record Obligation(
    Optional<Instant> due, String what, String reference, String kind, String act, String path) {}
