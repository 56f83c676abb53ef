// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A start that fails says why in one line, with the remedy, and exits with 1.
///
/// ASVS V6.3.2, V15.2.3.
class MercureStartIT {
  private static final String URL = "--mercure.database.url=";

  @Test
  void saysThatThePortIsTaken(@TempDir Path data) throws Exception {
    try (var taken = new ServerSocket(0)) {
      assertThat(start("--mercure.port=" + taken.getLocalPort(), "--mercure.data=" + data))
          .contains("Port " + taken.getLocalPort() + " is taken", "choose another port");
    }
  }

  @Test
  void saysThatThePortIsNoPort() throws Exception {
    assertThat(start("--mercure.port=99999")).contains("not a port", "1 to 65535");
  }

  @Test
  void saysThatTheFolderCannotBeUsed(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(start("--mercure.port=0", "--mercure.data=" + file)).contains(file.toString());
  }

  @Test
  void saysThatTheSitesDatabaseIsOnlyHalfDescribed() throws Exception {
    assertThat(start("--mercure.port=0", URL + "jdbc:postgresql://localhost/x"))
        .contains("half described", "mercure.database.password");
  }

  @Test
  void saysThatTheSitesDatabaseDoesNotAnswer() throws Exception {
    assertThat(
            start(
                "--mercure.port=0",
                URL + "jdbc:postgresql://localhost:1/x",
                "--mercure.database.user=a",
                "--mercure.database.password=secret-word"))
        .contains("cannot be entered", "Check that it runs")
        .doesNotContain("secret-word");
  }

  /// The only line on standard error of a start that fails. Test classes are left out of the class
  /// path: they bring a database of their own.
  private static String start(String... args) throws IOException, InterruptedException {
    String path =
        Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
            .filter(entry -> !entry.endsWith("test-classes"))
            .reduce((a, b) -> a + java.io.File.pathSeparator + b)
            .orElseThrow();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", path, Mercure.class.getName()));
    command.addAll(List.of(args));
    Process child = new ProcessBuilder(command).start();
    String out = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(child.waitFor()).as(out + err).isEqualTo(1);
    List<String> lines = err.lines().filter(line -> !line.startsWith("WARNING")).toList();
    assertThat(lines).as(out + err).hasSize(1);
    return lines.getFirst();
  }
}
