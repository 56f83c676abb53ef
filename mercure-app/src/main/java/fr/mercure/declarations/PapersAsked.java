// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.time.Instant;

/// An officer asks the operator for papers, in writing.
///
/// @param key names this request: told twice, it is one
/// @param declaration key of the declaration
/// @param company whose declaration it is
/// @param lrn the trader's reference; may be empty
/// @param mrn customs' reference
/// @param office customs office that asks
/// @param officer as {@link fr.mercure.identity.Actor#id}
/// @param officerName as shown to others
/// @param wanted in the officer's words
/// @param due until when
public record PapersAsked(
    String key,
    long declaration,
    Procedure procedure,
    long company,
    String lrn,
    String mrn,
    String office,
    String officer,
    String officerName,
    String wanted,
    Instant asked,
    Instant due) {}
