// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Shell;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Confirming who one is, as shown.
///
/// @param target page or form to go on to
/// @param kept fields of the form that was sent too late; sent again with the code
/// @param sent whether a form was sent
/// @param code whether the person has an authenticator application or recovery codes
/// @param passkey whether the person has a passkey that serves here
/// @param certificate page that takes the person's certificate; empty if there is none
/// @param act that waits
/// @param signed whether it needs a passkey or a certificate, a code not being enough
/// @param problem what went wrong with the confirmation
/// @param sandboxCode the code to type; in a sandbox only
public record SealingPage(
    Shell shell,
    String target,
    List<Kept> kept,
    boolean sent,
    boolean code,
    boolean passkey,
    Optional<String> certificate,
    Optional<SealingAct> act,
    boolean signed,
    Optional<SignInPage.Problem> problem,
    Optional<String> sandboxCode) {

  /// That page, leading back to what waits; a form that was sent waits where it is.
  public String certificateStep() {
    String back = sent ? "" : "?suite=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
    return certificate.orElse("") + back;
  }

  /// Whether nothing that the person has is enough.
  public boolean stuck() {
    return signed ? !passkey && certificate.isEmpty() : !code && !passkey && certificate.isEmpty();
  }

  /// One field of the form.
  public record Kept(String name, String value) {}
}
