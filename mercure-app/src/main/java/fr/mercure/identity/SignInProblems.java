// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Shell;
import java.util.Optional;

/// What the pages say when a step fails.
final class SignInProblems {
  private SignInProblems() {}

  /// Of a cause that may be told, with a link to its page.
  static SignInPage.Problem told(Shell shell, String reference, SignInOutcome.Reason reason) {
    String key = "signin.code." + reason.code();
    String sentence =
        shell.texts().has(key) ? shell.text(key, reason.number()) : sentence(shell, reason.code());
    return new SignInPage.Problem(sentence, reference, Optional.of(reason.code()));
  }

  private static String sentence(Shell shell, String code) {
    Cause cause = Causes.of(code);
    return shell.texts().of(cause.text()) + " " + shell.texts().of(cause.remedy());
  }

  static SignInPage.Problem throttled(Shell shell, String reference, int minutes) {
    return new SignInPage.Problem(
        shell.text("signin.throttled", minutes), reference, Optional.empty());
  }
}
