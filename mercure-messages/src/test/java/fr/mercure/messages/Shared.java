// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Finds the published schemas that tests are checked against. They are no part of the project:
/// without them these tests are skipped.
final class Shared {
  private Shared() {}

  /// A file or folder of `shared/data`; the test is skipped if it is not there.
  static Path data(String name) {
    Path found = find().resolve(name);
    if (!Files.exists(found)) {
      Assumptions.abort("no published schemas here: shared/data/" + name + " is absent");
    }
    return found;
  }

  /// Whether the schemas are there at all.
  static boolean isHere() {
    return Files.isDirectory(find().resolve("messages"));
  }

  private static Path find() {
    String told =
        System.getProperty("mercure.shared", System.getenv().getOrDefault("MERCURE_SHARED", ""));
    if (!told.isEmpty()) {
      return Path.of(told, "data");
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("shared/data"))) {
        return at.resolve("shared/data");
      }
    }
    return Path.of("shared/data");
  }
}
