// SPDX-License-Identifier: Apache-2.0
package fr.mercure.postgres;

import org.jspecify.annotations.Nullable;

/// The embedded PostgreSQL cannot run. The message is made for the person who starts Mercure: what
/// is wrong, then what to do; no stack trace is needed to act on it.
public final class PostgresUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  PostgresUnavailable(String sentence, String remedy) {
    this(sentence, remedy, null);
  }

  PostgresUnavailable(String sentence, String remedy, @Nullable Throwable cause) {
    super(sentence + " " + remedy, cause);
  }
}
