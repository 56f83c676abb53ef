// SPDX-License-Identifier: Apache-2.0
package fr.mercure.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The operating-system account under which PostgreSQL runs. PostgreSQL refuses to run as root, so
/// that root needs one of two detours: become `nobody`, or enter a user namespace without rights.
///
/// @param prefix what precedes each command
/// @param uid owner of the cluster's files as this JVM sees it
record Account(List<String> prefix, int uid) {
  private static final int ROOT = 0;
  private static final int NOBODY = 65_534;
  private static final Account AS_NOBODY =
      new Account(
          List.of(
              "setpriv",
              "--reuid=" + NOBODY,
              "--regid=" + NOBODY,
              "--clear-groups",
              "--no-new-privs",
              "--"),
          NOBODY);
  private static final Account IN_NAMESPACE = new Account(List.of("unshare", "-U", "--"), ROOT);
  private static final Duration TRIAL = Duration.ofSeconds(10);
  private static final int OUTPUT_LIMIT = 20_000;

  /// What a command answered.
  ///
  /// @param exit its exit code
  /// @param output its first characters on both streams
  record Answer(int exit, String output) {
    boolean succeeded() {
      return exit == 0;
    }
  }

  /// The account to use for programs and data in these folders.
  static Account choose(Path programs, Path data) {
    int self = (int) new UnixSystem().getUid();
    if (self != ROOT) {
      return new Account(List.of(), self);
    }
    Optional<Path> closed = closedTo(programs).or(() -> closedTo(data));
    boolean canBecomeNobody = AS_NOBODY.works();
    if (canBecomeNobody && closed.isEmpty()) {
      return AS_NOBODY;
    }
    if (IN_NAMESPACE.works()) {
      return IN_NAMESPACE;
    }
    throw canBecomeNobody
        ? new PostgresUnavailable(
            "PostgreSQL runs as user nobody (uid %d), who cannot enter %s."
                .formatted(NOBODY, closed.map(Path::toString).orElse("")),
            "Choose a data folder elsewhere, or allow passing through with chmod o+x.")
        : new PostgresUnavailable(
            "PostgreSQL refuses to run as root, and neither setpriv nor unshare works here.",
            "Start Mercure as an ordinary user, or install util-linux.");
  }

  /// The first folder on the way to this one that `nobody` cannot enter.
  static Optional<Path> closedTo(Path folder) {
    try {
      Path real = folder.toRealPath();
      for (Path step = real.getRoot(); ; step = step.resolve(real.getName(step.getNameCount()))) {
        if (!nobodyPasses(step)) {
          return Optional.of(step);
        }
        if (step.equals(real)) {
          return Optional.empty();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean nobodyPasses(Path folder) throws IOException {
    int mode = fact(folder, "mode");
    if (fact(folder, "uid") == NOBODY) {
      return (mode & 0100) != 0;
    }
    return (mode & (fact(folder, "gid") == NOBODY ? 0010 : 0001)) != 0;
  }

  private static int fact(Path path, String name) throws IOException {
    return (int) Objects.requireNonNull(Files.getAttribute(path, "unix:" + name));
  }

  private boolean works() {
    try {
      return run(List.of("true"), TRIAL).succeeded();
    } catch (IOException e) {
      return false;
    }
  }

  /// Runs a command to its end with a bare environment: neither the caller's `PG…` variables nor
  /// its language reach PostgreSQL.
  ///
  /// @throws IOException if it cannot be run or does not end in time
  Answer run(List<String> command, Duration limit) throws IOException {
    var whole = new ArrayList<>(prefix);
    whole.addAll(command);
    var builder = new ProcessBuilder(whole).redirectErrorStream(true);
    builder.directory(Path.of("/").toFile());
    String path = System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path == null ? "/usr/bin:/bin" : path);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> outputOf(process));
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(
            command.getFirst() + " did not end within " + limit.toSeconds() + " s");
      }
      return new Answer(process.exitValue(), output.join());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(command.getFirst() + " was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String outputOf(Process process) {
    try (var in = process.getInputStream()) {
      byte[] first = in.readNBytes(OUTPUT_LIMIT);
      in.skip(Long.MAX_VALUE);
      return new String(first, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /// Makes the account the owner of a folder and all that it holds, unless it is already.
  void own(Path path) throws IOException {
    if (fact(path, "uid") != uid) {
      Folders.give(path, uid);
    }
  }
}
