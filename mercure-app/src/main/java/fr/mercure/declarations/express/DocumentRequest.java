// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.time.Instant;

/// Papers that an officer asks an operator for.
///
/// @param documents what is asked for, in words, as the operator reads it
/// @param due the last moment to give it
public record DocumentRequest(
    String mrn, Instant asked, String askedName, String documents, Instant due) {}
