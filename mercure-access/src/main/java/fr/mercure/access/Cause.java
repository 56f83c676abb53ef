// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.kernel.Wording;
import java.util.List;

/// A row of `causes.txt`.
///
/// @param code stable, shown to people
/// @param side who can remove it
/// @param blocks whether the service cannot be used at all
/// @param requires signs that must all be there
/// @param excludes signs of which none may be there
/// @param proofs ways to prove it, each a list of facts that must all hold; one empty list if the
///   signs are proof in themselves
/// @param explains codes that are only consequences of this one
/// @param title what is wrong, in one sentence
/// @param remedy what the user does
/// @param technical what a technician is told
/// @param command what a technician runs; empty if there is nothing to run
record Cause(
    String code,
    Side side,
    boolean blocks,
    List<Condition> requires,
    List<Condition> excludes,
    List<List<Condition>> proofs,
    List<String> explains,
    Wording title,
    Wording remedy,
    Wording technical,
    String command) {}
