// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.federation.Provider;
import fr.mercure.web.Shell;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The first step, as shown.
///
/// @param email as typed before, to be corrected rather than typed again
/// @param target page to open once signed in
/// @param passkeys whether passkeys serve at this address
/// @param providers of identities that the site offers
/// @param notice why one is here, if it is not by one's own wish
/// @param problem what went wrong with the form
/// @param hints what looks mistyped, from what was typed alone
/// @param leaving provider whose own session goes on, and may be ended too
public record SignInPage(
    Shell shell,
    String email,
    String target,
    boolean passkeys,
    List<Provider> providers,
    Optional<String> notice,
    Optional<Problem> problem,
    List<String> hints,
    Optional<Provider> leaving) {

  /// The page to open, to be written into an address.
  public String encodedTarget() {
    return URLEncoder.encode(target, StandardCharsets.UTF_8);
  }

  /// Why the form is shown again.
  ///
  /// @param sentence what happened and what to do
  /// @param reference by which support finds the true cause
  /// @param code with a help page, where the cause may be told
  public record Problem(String sentence, String reference, Optional<String> code) {}
}
