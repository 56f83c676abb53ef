// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A Mercure in its own process, as `./mercure up` starts it, on a free port and an empty data
/// folder under `target/`. One serves the whole run; it is stopped with the test process.
final class RunningMercure {
  private static final Pattern READY = Pattern.compile("Mercure is ready: (http://\\S+)");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static @Nullable RunningMercure shared;

  private final Process process;
  private final Path log;
  private final Path data;
  private final URI address;

  private RunningMercure(Process process, Path log, Path data, URI address) {
    this.process = process;
    this.log = log;
    this.data = data;
    this.address = address;
  }

  /// The one that all journeys of this run share.
  static synchronized RunningMercure shared() {
    if (shared == null || !shared.process.isAlive()) {
      shared = start(folder("mercure-data"));
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(shared::stop));
    }
    return shared;
  }

  /// One of its own, for a journey that kills it.
  static RunningMercure start(Path data, String... arguments) {
    try {
      Path log =
          Files.createTempFile(Files.createDirectories(Path.of("target")), "mercure-", ".log");
      Process process =
          new ProcessBuilder(command(data, arguments))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new RunningMercure(process, log, data, awaitAddress(process, log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A fresh folder under `target/`, so that nothing of an earlier run is found there. Open to pass
  /// through: where root runs the tests, PostgreSQL runs as nobody.
  static Path folder(String name) {
    try {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      var open = PosixFilePermissions.fromString("rwxr-xr-x");
      return Files.createTempDirectory(target, name, PosixFilePermissions.asFileAttribute(open));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI address() {
    return address;
  }

  URI at(String path) {
    return address.resolve(path);
  }

  Path data() {
    return data;
  }

  /// What it printed so far: the sandbox people are introduced there.
  String printed() {
    return read(log);
  }

  /// Waits until it has printed this: its address comes before its introduction.
  void awaitPrinted(String text) {
    Instant limit = Instant.now().plus(PATIENCE);
    while (!printed().contains(text)) {
      if (!process.isAlive() || Instant.now().isAfter(limit)) {
        throw new IllegalStateException("never printed \"" + text + "\":\n" + printed());
      }
      pause();
    }
  }

  /// Kills it as a power cut does.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Stops it as Ctrl-C does.
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> command(Path data, String... arguments) {
    var command = new java.util.ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx768m", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "fr.mercure.Mercure"));
    command.addAll(List.of("--mercure.port=0", "--mercure.data=" + data, "--mercure.sandbox=true"));
    command.add("--mercure.identity.fresh=10h"); // one sign-in serves the whole run
    command.addAll(List.of(arguments));
    return command;
  }

  private static URI awaitAddress(Process process, Path log) {
    Instant limit = Instant.now().plus(PATIENCE);
    while (process.isAlive() && Instant.now().isBefore(limit)) {
      Matcher ready = READY.matcher(read(log));
      if (ready.find()) {
        return URI.create(ready.group(1));
      }
      pause();
    }
    process.destroyForcibly();
    throw new IllegalStateException("Mercure did not start:\n" + read(log));
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
