// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Mail programs written against Python's own libraries, as peers that we did not write. Skips the
/// calling test where the machine has no Python.
public final class Python {
  private static final String NAME = "python3";
  private static final int PATIENCE_SECONDS = 20;

  private Python() {}

  /// What a script of the test resources says when it talks to these ports.
  ///
  /// @param script such as `/imap_client.py`
  /// @param folder to put it in
  public static String says(String script, Path folder, int... ports)
      throws IOException, InterruptedException {
    assumeTrue(isThere(), NAME + " is not on this machine");
    Path file = folder.resolve("client.py");
    try (InputStream in = Python.class.getResourceAsStream(script)) {
      Files.copy(Objects.requireNonNull(in), file);
    }
    List<String> command =
        Stream.concat(
                Stream.of(NAME, file.toString()), IntStream.of(ports).mapToObj(String::valueOf))
            .toList();
    Process python = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder(NAME, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
