// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import java.util.Optional;

/// The errors that have words of their own, under `error.<name>` in the words of this module.
/// Whatever else goes wrong is the fault of the request or ours.
public enum ErrorKind {
  BAD_REQUEST(400),
  FORBIDDEN(403),
  NOT_FOUND(404),
  WRONG_METHOD(405),
  CONFLICT(409),
  TOO_LARGE(413),
  UNKNOWN_TYPE(415),
  STALE_FORM(419),
  TOO_MANY(429),
  OURS(500),
  UNAVAILABLE(503);

  private static final int FIRST_OF_OURS = 500;

  private final int status;

  ErrorKind(int status) {
    this.status = status;
  }

  static ErrorKind of(int status) {
    for (ErrorKind kind : values()) {
      if (kind.status == status) {
        return kind;
      }
    }
    return status >= FIRST_OF_OURS ? OURS : BAD_REQUEST;
  }

  /// The kind that a code of {@link #code} names, if it is one of these.
  public static Optional<ErrorKind> named(String code) {
    for (ErrorKind kind : values()) {
      if (kind.code().equals(code)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /// Stable, as shown to people and to machines: `WEB-404`.
  public String code() {
    return "WEB-" + status;
  }

  /// What is wrong, in one sentence.
  public String title(Texts texts) {
    return texts.get("error." + status + ".title");
  }

  /// The cause.
  public String what(Texts texts) {
    return texts.get("error." + status + ".what");
  }

  /// What to do.
  public String remedy(Texts texts) {
    return texts.get("error." + status + ".remedy");
  }

  /// Whether the request may have been carried out all the same.
  boolean isOurs() {
    return status >= FIRST_OF_OURS;
  }
}
