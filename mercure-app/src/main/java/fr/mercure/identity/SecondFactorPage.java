// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Shell;
import java.time.Instant;
import java.util.Optional;

/// The second step, as shown.
///
/// @param serverTime for comparison with the telephone, whose clock makes the codes
/// @param byCode whether the person has an application or recovery codes
/// @param passkey whether the person has a passkey that serves here
/// @param certificate page that takes the person's certificate; empty if there is none
/// @param problem what went wrong with the code
/// @param sandboxCode the code to type; in a sandbox only
public record SecondFactorPage(
    Shell shell,
    Instant serverTime,
    boolean byCode,
    boolean passkey,
    Optional<String> certificate,
    Optional<SignInPage.Problem> problem,
    Optional<String> sandboxCode) {}
