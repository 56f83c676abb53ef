// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.access.Observation.State;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Watches when the events of a stream arrive.
final class EventStream {
  private static final int EVENTS = 5;
  private static final Duration SPREAD = Duration.ofMillis(250);

  private EventStream() {}

  static State watch(Wire wire, String request) throws IOException {
    wire.write(request.getBytes(StandardCharsets.ISO_8859_1));
    ByteBuffer bytes = ByteBuffer.allocate(16 * 1024);
    List<Long> arrivals = new ArrayList<>();
    while (arrivals.size() < EVENTS && bytes.hasRemaining() && wire.read(bytes) >= 0) {
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      int events = (text.length() - text.replace("data:", "").length()) / "data:".length();
      while (arrivals.size() < events) {
        arrivals.add(System.nanoTime());
      }
    }
    if (arrivals.size() < EVENTS) {
      return new State("sse", "INCOMPLETE", arrivals.size() + "/" + EVENTS);
    }
    Duration spread = Duration.ofNanos(arrivals.getLast() - arrivals.getFirst());
    String word = spread.compareTo(SPREAD) < 0 ? "BUFFERED" : "STREAMED";
    return new State("sse", word, spread.toMillis() + " ms");
  }
}
