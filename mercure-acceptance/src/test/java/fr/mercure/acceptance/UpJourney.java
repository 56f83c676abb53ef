// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Starts, stops, power cuts and starts that fail, each with the whole application.
class UpJourney {
  private final Path data = RunningMercure.folder("up-data").resolve("mercure");

  @Test
  void introducesTheSandboxOnceThenStopsWithItsDatabaseAndStartsAgainAfterAPowerCut()
      throws Exception {
    RunningMercure first = RunningMercure.start(data);
    first.awaitPrinted("./mercure demo");
    first.stop();
    assertThat(first.printed())
        .containsOnlyOnce("This is a sandbox")
        .containsOnlyOnce("Three things to try")
        .containsOnlyOnce("Bearer " + SignedIn.key(first, "Transmer"));
    assertThat(data.resolve("cluster/postmaster.pid")).doesNotExist();

    RunningMercure second = RunningMercure.start(data);
    second.kill();
    String orphan = postmaster();
    assertThat(isAtWork(orphan)).as("PostgreSQL outlives a Mercure that is killed").isTrue();

    RunningMercure third = RunningMercure.start(data);
    assertThat(isAtWork(orphan)).isFalse();
    assertThat(SignedIn.key(third, "Transmer")).isEqualTo(SignedIn.key(first, "Transmer"));
    String server = postmaster();
    assertThat(isAtWork(server)).isTrue();
    third.stop();
    assertThat(isAtWork(server)).isFalse();
  }

  @Test
  void refusesASecondMercureOnTheSameData() {
    Path used = RunningMercure.shared().data();

    assertThatThrownBy(() -> RunningMercure.start(used))
        .hasMessageContaining("Mercure cannot start. Another Mercure (process ")
        .hasMessageContaining("Stop it, or choose another data folder.");
  }

  @Test
  void refusesAFolderWhereNothingCanBeMade() {
    assertThatThrownBy(() -> RunningMercure.start(Path.of("/proc/mercure")))
        .hasMessageContaining("Mercure cannot start. ")
        .hasMessageContaining("/proc/mercure")
        .hasMessageContaining("data folder");
  }

  @Test
  void refusesADiskWithoutRoom() throws Exception {
    Path disk = Files.createDirectories(data.resolveSibling("disk"));
    assumeTrue(
        mount("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", disk.toString()),
        "only root can make a small disk");
    try {
      assertThatThrownBy(() -> RunningMercure.start(disk.resolve("mercure")))
          .hasMessageContaining("Mercure cannot start. Less than ")
          .hasMessageContaining("Make room, or choose another data folder.");
    } finally {
      mount("umount", "--lazy", disk.toString());
    }
  }

  private String postmaster() throws IOException {
    return Files.readAllLines(data.resolve("cluster/postmaster.pid")).getFirst().strip();
  }

  /// Unlike a process handle, does not count the dead whom nobody has buried yet.
  private static boolean isAtWork(String process) throws IOException {
    Path working = Path.of("/proc", process, "cwd");
    return Files.exists(working) && working.toRealPath().endsWith("cluster");
  }

  private static boolean mount(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
