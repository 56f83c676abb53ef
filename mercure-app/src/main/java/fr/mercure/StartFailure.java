// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import fr.mercure.post.PostUnavailable;
import fr.mercure.postgres.PostgresUnavailable;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/// Why Mercure did not start, in one sentence with its remedy.
final class StartFailure {
  private StartFailure() {}

  /// The sentence for whatever was thrown while starting: the first cause that is known, else the
  /// last one.
  static String sentence(Throwable thrown) {
    Throwable last = thrown;
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      @Nullable String known = known(cause);
      if (known != null) {
        return known;
      }
      last = cause;
    }
    return "%s: %s. Start again with --logging.level.fr.mercure=debug to see where."
        .formatted(last.getClass().getSimpleName(), firstLine(last));
  }

  private static @Nullable String known(Throwable cause) {
    return switch (cause) {
      case PostgresUnavailable e -> e.getMessage();
      case StartRefused e -> e.getMessage();
      case PostUnavailable e -> e.getMessage();
      case PortInUseException e -> busyPort(e.getPort());
      case FlywayException e ->
          "The tables of the database cannot be brought up to date (%s). Restore the database that this version left, or start the version that made it."
              .formatted(firstLine(e));
      default -> null;
    };
  }

  static String busyPort(int port) {
    return "Port %d is taken by another program. Stop that program, or choose another port with --port."
        .formatted(port);
  }

  private static String firstLine(Throwable thrown) {
    @Nullable String message = thrown.getMessage();
    return message == null ? "no message" : message.strip().lines().findFirst().orElse("");
  }
}
