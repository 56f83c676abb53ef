// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import org.jspecify.annotations.Nullable;

/// Mercure cannot start as it was asked to. The message is for the person who starts it: what is
/// wrong, then what to do.
final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  StartRefused(String sentence, String remedy) {
    this(sentence, remedy, null);
  }

  StartRefused(String sentence, String remedy, @Nullable Throwable cause) {
    super(sentence + " " + remedy, cause);
  }
}
