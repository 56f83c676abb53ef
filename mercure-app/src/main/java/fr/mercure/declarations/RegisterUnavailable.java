// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;

/// The register cannot say whether something was stored, because its database does not answer or
/// because it is being stopped. Sending the same message again is safe: it is stored once.
public final class RegisterUnavailable extends TransientDataAccessException {
  private static final long serialVersionUID = 1;

  RegisterUnavailable(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
