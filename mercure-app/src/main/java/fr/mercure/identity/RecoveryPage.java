// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Recovery codes, as shown.
///
/// @param left codes that have not served
/// @param asksPassword whether the password must be typed again
/// @param made the codes just made: shown now and never again
/// @param target page to go on to
/// @param code of the cause that refused the form before
/// @param errors of the form
public record RecoveryPage(
    Shell shell,
    int left,
    boolean asksPassword,
    List<String> made,
    String target,
    Optional<String> code,
    List<FormError> errors) {

  static RecoveryPage made(Shell shell, List<String> codes, String target) {
    return new RecoveryPage(shell, codes.size(), false, codes, target, Optional.empty(), List.of());
  }

  /// The codes as a file that the link itself carries: the server keeps none to send later.
  public String file() {
    String text = shell.text("recovery.file") + "\n\n" + String.join("\n", made) + "\n";
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    return "data:text/plain;charset=utf-8," + encoded;
  }

  /// The error of a field; empty if it has none.
  public String error(String field) {
    return FieldErrors.of(errors, field);
  }
}
