// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

/// How STORE changes flags.
///
/// @param flags that are set, added or taken away
public record FlagChange(Way way, Flags flags) {
  /// What happens to the flags there were.
  public enum Way {
    REPLACE,
    ADD,
    REMOVE
  }

  int setting() {
    return way == Way.REMOVE ? 0 : flags.system();
  }

  int clearing() {
    return switch (way) {
      case REPLACE -> ~0;
      case ADD -> 0;
      case REMOVE -> flags.system();
    };
  }

  boolean touchesPersonal() {
    return way == Way.REPLACE || (flags.system() & Flags.PERSONAL) != 0;
  }

  boolean touchesShared() {
    return way == Way.REPLACE
        || (flags.system() & ~Flags.PERSONAL) != 0
        || !flags.keywords().isEmpty();
  }
}
