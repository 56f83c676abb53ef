// SPDX-License-Identifier: Apache-2.0
package fr.mercure.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The files of one PostgreSQL and the commands that make, start and stop it.
///
/// @param data folder of Mercure that holds the cluster and its log
/// @param programs what to run
/// @param account as whom
record Cluster(Path data, Programs programs, Account account) {
  /// Name of the superuser, used only to set up roles and databases.
  static final String SUPERUSER = "postgres";

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final long LOG_LIMIT = 10_000_000;
  private static final int QUOTED_LINES = 6;

  /// Makes the cluster unless it exists. It appears by rename: a start killed half-way leaves none.
  ///
  /// @param durable forces it to the disk
  void create(String superuserPassword, boolean durable) throws IOException {
    if (exists()) {
      refuseOtherVersion();
      account.own(folder());
      return;
    }
    Path fresh = data.resolve("cluster.new");
    Folders.delete(fresh);
    Files.createDirectory(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path password = fresh.resolve("password");
    Folders.writeSecret(password, superuserPassword);
    account.own(fresh);
    succeed("initdb", account.run(initdb(fresh, password, durable), LIMIT));
    Files.move(fresh.resolve("cluster"), folder(), StandardCopyOption.ATOMIC_MOVE);
    Folders.delete(fresh);
  }

  boolean exists() {
    return Files.isRegularFile(folder().resolve("PG_VERSION"));
  }

  private List<String> initdb(Path fresh, Path password, boolean durable) {
    var command =
        new ArrayList<>(
            List.of(
                programs.bin("initdb").toString(),
                "--pgdata=" + fresh.resolve("cluster"),
                "--username=" + SUPERUSER,
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--locale=C.UTF-8",
                "--encoding=UTF8",
                "--data-checksums"));
    if (!durable) {
      command.add("--no-sync");
    }
    return command;
  }

  private void refuseOtherVersion() throws IOException {
    String written = Folders.firstLine(folder().resolve("PG_VERSION")).orElse("");
    String brought = Programs.version();
    if (!brought.startsWith(written + ".")) {
      throw new PostgresUnavailable(
          "The data in %s was written by PostgreSQL %s, but this Mercure brings %s."
              .formatted(data, written, brought),
          "Use the Mercure that wrote it, or move the data over with pg_upgrade.");
    }
  }

  void configure(String text) throws IOException {
    Path file = folder().resolve("postgresql.conf");
    Path fresh = folder().resolve("postgresql.conf.new");
    Files.writeString(fresh, text);
    account.own(fresh);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Starts PostgreSQL in a session of its own, so that Ctrl-C at the terminal reaches Mercure
  /// alone, and waits until it accepts connections or gives up.
  Account.Answer start() throws IOException {
    openLog();
    return account.run(
        List.of(
            programs.bin("pg_ctl").toString(),
            "start",
            "--wait",
            "--silent",
            "--timeout=" + LIMIT.toSeconds(),
            "--pgdata=" + folder(),
            "--log=" + log(),
            "--options=" + Configuration.DURABLE),
        LIMIT);
  }

  private void openLog() throws IOException {
    if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT) {
      Files.move(log(), data.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(log())) {
      Files.createFile(
          log(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    account.own(log());
  }

  /// Stops the postmaster that runs on this cluster, whoever started it, and clears a process file
  /// whose process is gone or has become another program. To be called by the holder of the folder.
  void stop() throws IOException {
    OptionalLong running = postmaster();
    if (running.isPresent()) {
      if (!stop("fast") && !stop("immediate")) {
        ProcessHandle.of(running.getAsLong()).ifPresent(Cluster::kill);
      }
    } else {
      Files.deleteIfExists(processFile());
    }
  }

  /// The last resort, for a server that another account started: what was committed is recovered.
  private static void kill(ProcessHandle postmaster) {
    postmaster.destroyForcibly();
    postmaster.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(_ -> postmaster).join();
  }

  private boolean stop(String mode) throws IOException {
    return account
        .run(
            List.of(
                programs.bin("pg_ctl").toString(),
                "stop",
                "--wait",
                "--silent",
                "--timeout=60",
                "--mode=" + mode,
                "--pgdata=" + folder()),
            LIMIT)
        .succeeded();
  }

  /// Process number of the postmaster, if one runs on this cluster. A process that merely has the
  /// number of an old one, as after a power loss, does not count: a postmaster works in its
  /// cluster.
  OptionalLong postmaster() throws IOException {
    try {
      String pid = Folders.firstLine(processFile()).orElse("");
      if (!pid.isEmpty() && pid.length() < 19 && pid.chars().allMatch(Character::isDigit)) {
        Path working = Path.of("/proc", pid, "cwd").toRealPath();
        if (working.equals(folder().toRealPath())) {
          return OptionalLong.of(Long.parseLong(pid));
        }
      }
      return OptionalLong.empty();
    } catch (NoSuchFileException | AccessDeniedException e) {
      return OptionalLong.empty();
    }
  }

  /// The newest lines of the log, for the person who must find out why it does not start.
  String lastWords() throws IOException {
    if (!Files.exists(log())) {
      return "";
    }
    try (Stream<String> lines = Files.lines(log(), StandardCharsets.ISO_8859_1)) {
      List<String> all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - QUOTED_LINES), all.size()));
    }
  }

  Path folder() {
    return data.resolve("cluster");
  }

  Path log() {
    return data.resolve("postgres.log");
  }

  private Path processFile() {
    return folder().resolve("postmaster.pid");
  }

  private void succeed(String program, Account.Answer answer) {
    if (!answer.succeeded()) {
      throw new PostgresUnavailable(
          program + " failed in " + data + ":\n" + answer.output(),
          "\nPut that right, then start Mercure again.");
    }
  }
}
