// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.access.Observation.State;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// How long a connection may stay silent. The service is asked to pause in the middle of an answer:
/// it keeps the connection open, so that only something on the way can have forgotten it.
final class IdleProbe {
  private final Visit visit;

  IdleProbe(Visit visit) {
    this.visit = visit;
  }

  /// All pauses at once; the shortest after which nothing arrives is named.
  List<Observation> ladder() {
    List<Duration> pauses = visit.here.idle();
    if (pauses.isEmpty()) {
      return List.of();
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = pauses.stream().map(p -> threads.submit(() -> survives(p))).toList();
      for (int i = 0; i < pauses.size(); i++) {
        if (!running.get(i).get()) {
          return List.of(new State("idle", "CUT", pauses.get(i).toSeconds() + " s"));
        }
      }
      return List.of(new State("idle", "OK", pauses.getLast().toSeconds() + " s"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the idle probe broke", e.getCause());
    }
  }

  /// An orderly end counts as survived: a box that forgets says nothing, or resets.
  private boolean survives(Duration pause) {
    try {
      Socket socket = visit.toService(false);
      Wire wire = wire(socket);
      if (wire == null) {
        return true;
      }
      try (wire) {
        wire.write(request(pause));
        if (!waitFor(wire, "data: 0")) {
          return true; // never began: another row says why
        }
        socket.setSoTimeout((int) pause.plus(visit.here.read()).toMillis());
        waitFor(wire, "data: 1");
        return true;
      }
    } catch (IOException e) {
      Outcome outcome = Outcome.of(e, true);
      return outcome != Outcome.MUTE && outcome != Outcome.TIMEOUT && outcome != Outcome.RESET;
    }
  }

  /// None if there is no handshake.
  private @Nullable Wire wire(Socket socket) {
    return visit.target.encrypted()
        ? TlsWire.greet(socket, visit.target.host(), List.of()).wire()
        : Wire.plain(socket);
  }

  private byte[] request(Duration pause) {
    String request =
        "GET /acces/flux?pause=%d HTTP/1.1\r\nHost: %s\r\nUser-Agent: %s\r\n\r\n"
            .formatted(pause.toSeconds(), visit.target.endpoint(), HttpProbes.AGENT);
    return request.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean waitFor(Wire wire, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 * 1024);
    while (bytes.hasRemaining() && wire.read(bytes) >= 0) {
      String sofar = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      if (sofar.contains(text)) {
        return true;
      }
    }
    return false;
  }
}
