// SPDX-License-Identifier: Apache-2.0
package fr.mercure.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL of Mercure's own, running from a data folder on the loopback.
///
/// The folder holds `cluster` (the data), `postgres.log`, `port`, two password files (mode 0600)
/// and the lock of the JVM that uses it. If the server dies, it is started again on the same port
/// within a second or so; what was committed is there.
public final class EmbeddedPostgres implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());
  private static final long ROOM_FOR_FIRST_START = 300_000_000;
  private static final long ROOM_TO_RUN = 50_000_000;
  private static final int PASSWORD_BYTES = 24;
  private static final int ATTEMPTS = 3;
  private static final AtomicLong FRESH = new AtomicLong(System.currentTimeMillis());

  private final FolderLock lock;
  private final Cluster cluster;
  private final Catalog catalog;
  private final Guardian guardian;

  private EmbeddedPostgres(FolderLock lock, Cluster cluster, Catalog catalog) {
    this.lock = lock;
    this.cluster = cluster;
    this.catalog = catalog;
    this.guardian = Guardian.over(cluster);
  }

  /// Starts the server of a data folder; the first time, makes it (about two seconds).
  ///
  /// @param data folder, created if needed; one JVM at a time
  /// @throws PostgresUnavailable with a sentence and its remedy if the server cannot run here
  public static EmbeddedPostgres start(Path data, PostgresSettings settings) {
    Path folder = prepare(data);
    try {
      FolderLock lock = FolderLock.take(folder);
      try {
        return start(folder, settings, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new PostgresUnavailable(
          "The data folder " + folder + " cannot be used (" + e + ").",
          "Check its owner and the room on its disk.",
          e);
    }
  }

  /// The database of a data folder whose server another JVM keeps running: for a command beside a
  /// Mercure that is up.
  ///
  /// @return nothing if no JVM holds the folder: then start it
  /// @throws PostgresUnavailable if the folder is held, but does not tell how to come in
  public static Optional<Database> running(Path data) {
    Path folder = data.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(folder) || !FolderLock.isHeld(folder)) {
        return Optional.empty();
      }
      Optional<String> port = Folders.firstLine(folder.resolve("port"));
      Optional<String> password = Folders.firstLine(folder.resolve("mercure.password"));
      if (port.isEmpty() || password.isEmpty()) {
        throw new PostgresUnavailable(
            "The Mercure that uses " + folder + " is only just starting.", "Try again soon.");
      }
      return Optional.of(
          new Catalog(Integer.parseInt(port.get().strip()), "", password.get()).own());
    } catch (IOException e) {
      throw new PostgresUnavailable(
          "The data folder " + folder + " cannot be read (" + e + ").",
          "Run this as the user that runs Mercure.",
          e);
    }
  }

  private static EmbeddedPostgres start(Path folder, PostgresSettings settings, FolderLock lock)
      throws IOException {
    Path shared = settings.programs() == null ? folder : settings.programs();
    Programs programs = Programs.in(shared);
    var cluster = new Cluster(folder, programs, Account.choose(programs.folder(), folder));
    boolean durable = settings.profile() != PostgresSettings.Profile.SMALL;
    cluster.create(password(folder, "superuser.password", cluster.exists()), durable);
    cluster.stop();
    int port = run(cluster, settings);
    try {
      String superuser = password(folder, "superuser.password", true);
      var catalog = new Catalog(port, superuser, password(folder, "mercure.password", false));
      catalog.prepare();
      return new EmbeddedPostgres(lock, cluster, catalog);
    } catch (RuntimeException e) {
      cluster.stop();
      throw e;
    }
  }

  /// Starts the server and tells its port. A free port may be taken by another program in between:
  /// then the next one is tried.
  private static int run(Cluster cluster, PostgresSettings settings) throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port = Ports.choose(settings.port(), cluster.data().resolve("port"));
      long room = cluster.data().toFile().getUsableSpace();
      cluster.configure(Configuration.text(port, settings.profile(), room));
      if (cluster.start().succeeded()) {
        return port;
      }
      if (attempt == ATTEMPTS) {
        throw new PostgresUnavailable(
            "PostgreSQL does not start; " + cluster.log() + " ends with:\n" + cluster.lastWords(),
            "\nPut that right, then start Mercure again.");
      }
    }
  }

  private static Path prepare(Path data) {
    Path folder = data.toAbsolutePath().normalize();
    try {
      Folders.makeOpen(folder);
      folder = folder.toRealPath();
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    if (!Files.isWritable(folder)) {
      throw unwritable(folder, null);
    }
    long needed = Files.exists(folder.resolve("cluster")) ? ROOM_TO_RUN : ROOM_FOR_FIRST_START;
    if (folder.toFile().getUsableSpace() < needed) {
      throw new PostgresUnavailable(
          "Less than %d MB are free on the disk of %s.".formatted(needed / 1_000_000, folder),
          "Make room, or choose another data folder.");
    }
    return folder;
  }

  private static PostgresUnavailable unwritable(Path folder, @Nullable IOException cause) {
    return new PostgresUnavailable(
        "Mercure may not write in " + folder + ".",
        "Choose another data folder, or give this one to user "
            + System.getProperty("user.name")
            + ".",
        cause);
  }

  private static String password(Path folder, String name, boolean mustExist) throws IOException {
    Path file = folder.resolve(name);
    var kept = Folders.firstLine(file);
    if (kept.isPresent()) {
      return kept.get();
    }
    if (mustExist) {
      throw new PostgresUnavailable(
          "The password file " + file + " is missing.", "Bring it back from your backup.");
    }
    byte[] secret = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(secret);
    String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Folders.writeSecret(file, fresh);
    return fresh;
  }

  /// The server that all tests of this JVM share: started by the first call below `target`, with
  /// little memory, removed when the JVM ends.
  public static EmbeddedPostgres forTests() {
    return TestServer.shared();
  }

  /// A new empty database with a name of its own, for one test or one test context.
  public Database freshDatabase() {
    return catalog.create(freshName(), "template0");
  }

  /// A new database with the content of another one, to which nobody may be connected meanwhile.
  /// Much faster than migrating again.
  public Database freshDatabase(Database template) {
    String url = template.jdbcUrl();
    return catalog.create(freshName(), url.substring(url.lastIndexOf('/') + 1));
  }

  private static String freshName() {
    return "fresh_" + FRESH.incrementAndGet();
  }

  /// Mercure's own database, present from the first start.
  public Database database() {
    return catalog.own();
  }

  /// Address of [#database()] for the PostgreSQL driver, without credentials.
  public String jdbcUrl() {
    return database().jdbcUrl();
  }

  /// Owner of [#database()].
  public String user() {
    return database().user();
  }

  /// Generated at the first start; never to be logged.
  public String password() {
    return database().password();
  }

  /// TCP port on 127.0.0.1, the same at the next start if it is still free.
  public int port() {
    return catalog.port();
  }

  /// The data folder, absolute.
  public Path directory() {
    return cluster.data();
  }

  /// Stops the server: open transactions are rolled back, the rest is on the disk. Close the
  /// connection pools first. A second call does nothing.
  @Override
  public void close() {
    guardian.close();
    try {
      if (lock.channel().isOpen()) {
        cluster.stop();
        lock.close();
      }
    } catch (IOException e) {
      LOG.log(Level.ERROR, "PostgreSQL in " + directory() + " was not stopped cleanly", e);
    }
  }
}
