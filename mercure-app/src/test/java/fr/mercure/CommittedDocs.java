// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Documentation that tests generate: what the code says today must be what is committed under
/// `docs/`. Run the tests with `-Dmercure.docs.write=true` to write it anew.
public final class CommittedDocs {
  private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();

  private CommittedDocs() {}

  /// Fails if the committed file differs; writes it instead when asked to.
  ///
  /// @param file relative to `docs/`
  public static void sameAsCommitted(String file, String generated) {
    try {
      Path path = DOCS.resolve(file);
      if (Boolean.getBoolean("mercure.docs.write")) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, generated);
      }
      assertThat(path).as("docs/%s; write it with -Dmercure.docs.write=true", file).exists();
      assertThat(Files.readString(path)).as("docs/%s is out of date", file).isEqualTo(generated);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
