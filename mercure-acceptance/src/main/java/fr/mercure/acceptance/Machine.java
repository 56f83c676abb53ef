// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What the machine gave while something was measured. Where the system does not tell (it is not
/// Linux), shares are zero.
final class Machine {
  private static final int PAGE = 8_192;
  private static final long FLUSHING_NANOS = 1_000_000_000L;
  private static final double TICKS = 100;
  private static final int IDLE = 3;
  private static final int IO_WAIT = 4;
  private static final int STEAL = 7;

  private final long[] start = ticks();
  private final Duration own = own();

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

  /// Share of it that processes other than this one and its children took.
  double others() {
    long[] now = ticks();
    long busy = total(now) - total(start);
    for (int idle : new int[] {IDLE, IO_WAIT, STEAL}) {
      busy -= now[idle] - start[idle];
    }
    return Math.max(0, share(Math.round(busy - own().minus(own).toMillis() * TICKS / 1_000)));
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

  private static Duration own() {
    ProcessHandle self = ProcessHandle.current();
    return Stream.concat(Stream.of(self), self.descendants())
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
