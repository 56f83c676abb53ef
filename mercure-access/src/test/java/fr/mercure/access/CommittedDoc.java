// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A page of `docs/` that a test writes from the code and compares with the committed one. Run the
/// test with `-Dmercure.docs=write` to rewrite the page.
final class CommittedDoc {
  private CommittedDoc() {}

  /// Fails if the committed page is not this text.
  ///
  /// @param path under the root of the repository, such as `docs/lifecycles/express.md`
  static void assertSame(String path, String text) {
    Path page = root().resolve(path);
    try {
      if ("write".equals(System.getProperty("mercure.docs"))) {
        Files.createDirectories(page.getParent());
        Files.writeString(page, text);
      }
      assertThat(page).as("run again with -Dmercure.docs=write").exists().hasContent(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("mercure-kernel"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("not inside the repository");
    }
    return folder;
  }
}
