// SPDX-License-Identifier: Apache-2.0
package fr.mercure.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, unpacked once from the jar of this machine's architecture.
///
/// @param folder holds `bin`, `lib` and `share`
record Programs(Path folder) {
  private static final int MOST_ENTRIES = 20_000;
  private static final long MOST_BYTES = 500_000_000;
  private static final int XZ_MEMORY_KILOBYTES = 200_000;

  /// Version of the binaries in the jar, such as `18.6.0`.
  static String version() {
    var properties = new Properties();
    try (InputStream in = resource("binaries.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("binaries.properties is unreadable", e);
    }
    return properties.getProperty("version", "");
  }

  /// Unpacks them below the folder unless that version is already there. Several JVMs may do so at
  /// once: the first complete one wins, by rename.
  static Programs in(Path shared) {
    Path home = shared.resolve("postgres-" + version());
    try {
      if (!Files.isDirectory(home)) {
        unpack(shared, home);
      }
      return new Programs(home.toRealPath());
    } catch (IOException e) {
      throw new PostgresUnavailable(
          "The programs of PostgreSQL cannot be unpacked in " + shared + " (" + e + ").",
          "Make the folder writable and leave 100 MB free on it.",
          e);
    }
  }

  Path bin(String program) {
    return folder.resolve("bin").resolve(program);
  }

  private static void unpack(Path shared, Path home) throws IOException {
    Folders.makeOpen(shared);
    Path partial = Files.createTempDirectory(shared, "postgres-unpacking-");
    try {
      try (InputStream archive = archive()) {
        extract(archive, partial);
      }
      Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(home)) {
        throw e;
      }
    } finally {
      Folders.delete(partial);
    }
  }

  private static InputStream archive() throws IOException {
    String system = System.getProperty("os.name", "");
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String name =
        switch (machine) {
          case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
          case "aarch64", "arm64" -> "/postgres-linux-arm_64.txz";
          default -> "/none";
        };
    InputStream archive = Programs.class.getResourceAsStream(name);
    if (archive == null || !system.equals("Linux")) {
      throw new PostgresUnavailable(
          "No PostgreSQL comes with Mercure for " + system + " " + machine + ".",
          "Give Mercure the address of a PostgreSQL of your own (15 or later).");
    }
    return archive;
  }

  /// Extracts a `.txz` and forces each file to the disk: a power loss must not leave an empty
  /// program behind a folder that counts as complete.
  ///
  /// @throws IOException if an entry would land outside the folder, or if there is too much of it
  static void extract(InputStream xz, Path into) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(xz, XZ_MEMORY_KILOBYTES))) {
      int entries = 0;
      long bytes = 0;
      for (TarArchiveEntry entry = tar.getNextEntry();
          entry != null;
          entry = tar.getNextEntry(), entries++) {
        bytes += entry.getSize();
        if (entries >= MOST_ENTRIES || bytes > MOST_BYTES) {
          throw new IOException("the archive is larger than a PostgreSQL can be");
        }
        write(tar, entry, into);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
      throws IOException {
    Path target = inside(into, into.resolve(entry.getName()), entry.getName());
    Folders.makeOpen(entry.isDirectory() ? target : target.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      inside(into, target.resolveSibling(entry.getLinkName()), entry.getName());
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(tar, target);
      boolean executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
      try (FileChannel file = FileChannel.open(target, StandardOpenOption.WRITE)) {
        file.force(true);
      }
    } else if (!entry.isDirectory()) {
      throw new IOException("unexpected kind of entry: " + entry.getName());
    }
  }

  private static Path inside(Path folder, Path target, String name) throws IOException {
    Path plain = target.normalize();
    if (!plain.startsWith(folder)) {
      throw new IOException("the entry leaves the folder: " + name);
    }
    return plain;
  }

  private static InputStream resource(String name) {
    InputStream in = Programs.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException(name + " is not on the class path");
    }
    return in;
  }
}
