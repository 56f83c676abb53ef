// SPDX-License-Identifier: Apache-2.0
package fr.mercure.postgres;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How the embedded PostgreSQL is to be run.
///
/// @param port TCP port on the loopback; 0 takes a free one and keeps it across restarts
/// @param profile how much of the machine it may take
/// @param programs folder that holds the unpacked programs of each version; null: the data folder
public record PostgresSettings(int port, Profile profile, @Nullable Path programs) {
  private static final int HIGHEST_PORT = 65_535;

  /// Share of the machine. Durability is the same in both.
  public enum Profile {
    /// For a server: an eighth of the memory for shared buffers.
    MACHINE,
    /// For tests and small machines: 32 MB of shared buffers.
    SMALL
  }

  /// A free port and the profile of a server.
  public static final PostgresSettings STANDARD = new PostgresSettings(0, Profile.MACHINE, null);

  /// A free port and little memory.
  public static final PostgresSettings SMALL = new PostgresSettings(0, Profile.SMALL, null);

  /// @throws IllegalArgumentException if the port is not within 0 to 65535
  public PostgresSettings {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("not a TCP port: " + port);
    }
  }

  /// The same on a fixed port.
  public PostgresSettings withPort(int fixed) {
    return new PostgresSettings(fixed, profile, programs);
  }

  /// The same with programs shared by several data folders.
  public PostgresSettings withPrograms(Path shared) {
    return new PostgresSettings(port, profile, shared);
  }
}
