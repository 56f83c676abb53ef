// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What the machine gave while something was measured. Where the system does not tell (it is not
/// Linux), shares are zero.
final class Machine {
  private static final int PAGE = 8_192;
  private static final long FLUSHING_NANOS = 1_000_000_000L;
  private static final int IDLE = 3;
  private static final int IO_WAIT = 4;
  private static final int STEAL = 7;

  private static final int USER_TIME = 11;
  private static final int TIMES = 4;

  private final List<Long> measured;
  private final long[] start = ticks();
  private final long own;

  /// @param database a process of the database server: it is no child of this one
  Machine(long database) {
    long server =
        ProcessHandle.of(database)
            .flatMap(ProcessHandle::parent)
            .map(ProcessHandle::pid)
            .orElse(0L);
    this.measured = List.of(ProcessHandle.current().pid(), server);
    this.own = own();
  }

  /// Times a second that a page can be written so that it stays.
  static double flushes(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "flush", "");
    long count = 0;
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long end = System.nanoTime() + FLUSHING_NANOS;
      while (System.nanoTime() < end) {
        channel.write(ByteBuffer.allocate(PAGE), 0);
        channel.force(false);
        count++;
      }
    } finally {
      Files.delete(file);
    }
    return count * 1e9 / FLUSHING_NANOS;
  }

  /// Share of the processors' time that the host kept for others since this object was made.
  double stolen() {
    return share(ticks()[STEAL] - start[STEAL]);
  }

  /// Share of it that processes took which belong neither to this one nor to the database.
  double others() {
    long[] now = ticks();
    long busy = total(now) - total(start);
    for (int idle : new int[] {IDLE, IO_WAIT, STEAL}) {
      busy -= now[idle] - start[idle];
    }
    return Math.max(0, share(busy - (own() - own)));
  }

  private double share(long ticks) {
    long total = total(ticks()) - total(start);
    return total == 0 ? 0 : (double) ticks / total;
  }

  private static long total(long[] ticks) {
    return LongStream.of(ticks).limit(STEAL + 1).sum();
  }

  private static long[] ticks() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
      String[] words = lines.findFirst().orElse("").split(" +");
      return Stream.of(words).skip(1).mapToLong(Long::parseLong).toArray();
    } catch (IOException e) {
      return new long[STEAL + 1];
    }
  }

  private long own() {
    return measured.stream()
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .distinct()
        .mapToLong(Machine::used)
        .sum();
  }

  /// Ticks of a process and of those of its children that have ended: a backend of the database
  /// lives as long as its connection.
  private static long used(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Arrays.stream(words, USER_TIME, USER_TIME + TIMES).mapToLong(Long::parseLong).sum();
    } catch (IOException e) {
      return 0;
    }
  }
}
