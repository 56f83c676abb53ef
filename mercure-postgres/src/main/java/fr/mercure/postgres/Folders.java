// SPDX-License-Identifier: Apache-2.0
package fr.mercure.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the other classes do with folders and small files.
final class Folders {
  private Folders() {}

  /// Creates the folder and those above it so that other users may pass through, whatever the
  /// umask; a folder that exists keeps its rights.
  static void makeOpen(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path above = folder.toAbsolutePath().getParent();
    if (above != null) {
      makeOpen(above);
    }
    try {
      Files.createDirectory(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  /// Writes a small file that only its owner may read; complete or absent, even after a power loss.
  static void writeSecret(Path file, String text) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(partial);
    Files.createFile(
        partial,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(partial, text, StandardOpenOption.SYNC);
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// The first line of a file, or nothing if there is no such file.
  static Optional<String> firstLine(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.findFirst().map(String::strip);
    }
  }

  /// Gives a folder and all that it holds to a user; for root only.
  static void give(Path folder, int uid) throws IOException {
    each(
        folder,
        path -> {
          Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
          Files.setAttribute(path, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
        });
  }

  /// Deletes a folder and all that it holds, if it is there.
  static void delete(Path folder) {
    try {
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        each(folder, Files::deleteIfExists);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void each(Path folder, Step step) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            step.on(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            step.on(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private interface Step {
    void on(Path path) throws IOException;
  }
}
