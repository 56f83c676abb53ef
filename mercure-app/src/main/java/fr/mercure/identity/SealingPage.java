// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;

/// Confirming who one is, as shown.
///
/// @param target page or form to go on to
/// @param kept fields of the form that was sent too late; sent again with the code
/// @param sent whether a form was sent
/// @param code whether the person has an authenticator application or recovery codes
/// @param passkey whether the person has a passkey that serves here
/// @param problem what went wrong with the confirmation
/// @param sandboxCode the code to type; in a sandbox only
public record SealingPage(
    Shell shell,
    String target,
    List<Kept> kept,
    boolean sent,
    boolean code,
    boolean passkey,
    Optional<SignInPage.Problem> problem,
    Optional<String> sandboxCode) {

  /// One field of the form.
  public record Kept(String name, String value) {}
}
