// SPDX-License-Identifier: Apache-2.0
package fr.mercure.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The right of one JVM to a data folder. The kernel takes it back when the JVM dies, however it
/// dies.
///
/// @param channel open as long as the right is held
record FolderLock(FileChannel channel) implements AutoCloseable {
  private static final int LONGEST_PID = 20;

  /// @throws PostgresUnavailable if another JVM holds the folder; the sentence names its process
  static FolderLock take(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("mercure.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      String holder = holder(channel);
      channel.close();
      throw new PostgresUnavailable(
          "Another Mercure (process " + holder + ") already uses " + folder + ".",
          "Stop it, or choose another data folder.");
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(pid().getBytes(StandardCharsets.US_ASCII)), 0);
    return new FolderLock(channel);
  }

  /// Whether a JVM, this one or another, uses the folder now.
  static boolean isHeld(Path folder) throws IOException {
    Path file = folder.resolve("mercure.lock");
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return tryLock(channel) == null;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    var text = ByteBuffer.allocate(LONGEST_PID);
    channel.read(text, 0);
    return new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
  }

  private static String pid() {
    return Long.toString(ProcessHandle.current().pid());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
