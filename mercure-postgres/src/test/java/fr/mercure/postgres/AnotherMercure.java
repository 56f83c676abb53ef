// SPDX-License-Identifier: Apache-2.0
package fr.mercure.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A JVM of its own that holds a data folder until it is killed.
record AnotherMercure(Process process, List<String> said) implements AutoCloseable {

  static AnotherMercure start(Path data) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                AnotherMercure.class.getName(),
                data.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader reader = process.inputReader();
    return new AnotherMercure(process, List.of(String.valueOf(reader.readLine())));
  }

  /// As `kill -9` does: nothing is closed.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  public static void main(String... arguments) throws InterruptedException {
    try {
      EmbeddedPostgres.start(Path.of(arguments[0]), TestServer.SETTINGS);
      System.out.println("started");
      Thread.sleep(Long.MAX_VALUE);
    } catch (PostgresUnavailable e) {
      System.out.println(e.getMessage());
    }
  }
}
