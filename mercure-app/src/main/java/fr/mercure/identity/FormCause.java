// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Wording;
import fr.mercure.web.FormError;
import fr.mercure.web.Texts;
import java.util.List;
import java.util.Optional;

/// Why a form about one's own credentials is shown again.
///
/// @param field at fault
record FormCause(Cause cause, String field) {
  static FormCause of(String code, String field) {
    return new FormCause(Causes.of(code), field);
  }

  /// Too many tries with the present password.
  static FormCause throttled(int minutes, String field) {
    String number = Integer.toString(minutes);
    return new FormCause(Causes.of("AUT-001").with(new Wording(number, number)), field);
  }

  private FormError error(Texts texts) {
    return new FormError(field, texts.of(cause.text()) + " " + texts.of(cause.remedy()));
  }

  static List<FormError> errors(Optional<FormCause> cause, Texts texts) {
    return cause.map(c -> c.error(texts)).stream().toList();
  }

  static Optional<String> code(Optional<FormCause> cause) {
    return cause.map(c -> c.cause().code());
  }
}
