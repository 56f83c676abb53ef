// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// Reports that wait to be sent, one file each, in the order in which they were made. Of more than
/// {@link #MOST} the oldest are dropped.
final class Spool {
  static final int MOST = 100;

  private final Path folder;

  Spool(Path folder) {
    this.folder = folder;
  }

  /// Written whole or not at all.
  ///
  /// @param name orders the files; letters, digits and `-`
  void add(String name, String report) throws IOException {
    Files.createDirectories(folder);
    Path part = Files.writeString(folder.resolve(name + ".part"), report);
    Files.move(part, folder.resolve(name + ".json"), StandardCopyOption.REPLACE_EXISTING);
    List<Path> all = waiting();
    for (Path old : all.subList(0, Math.max(0, all.size() - MOST))) {
      Files.deleteIfExists(old);
    }
  }

  /// Oldest first.
  List<Path> waiting() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
