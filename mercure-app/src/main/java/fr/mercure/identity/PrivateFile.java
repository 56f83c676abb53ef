// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/// A small file that only its owner reads (mode 0600), whole or absent: a crash while it is written
/// leaves none.
public final class PrivateFile {
  private PrivateFile() {}

  /// The content, made if there is none yet. When two nodes make it at once, one wins and both read
  /// the same.
  ///
  /// @throws UncheckedIOException if the folder or the file cannot be read or written
  public static byte[] readOrMake(Path file, Supplier<byte[]> content) {
    try {
      if (!Files.exists(file)) {
        make(file, content.get());
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep %s".formatted(file.toAbsolutePath()), e);
    }
  }

  private static void make(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, ".new", "", ownerOnly());
    try {
      Files.write(draft, content, StandardOpenOption.SYNC);
      Files.move(draft, file);
    } catch (FileAlreadyExistsException _) {
      // Another node was first; its content is the one to read.
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(
              Set.copyOf(PosixFilePermissions.fromString("rw-------")))
        }
        : new FileAttribute<?>[0];
  }
}
