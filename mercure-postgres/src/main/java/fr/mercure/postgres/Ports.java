// SPDX-License-Identifier: Apache-2.0
package fr.mercure.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/// The TCP port of a cluster: the fixed one, else the one of last time, else a free one.
final class Ports {
  private Ports() {}

  /// @param fixed 0 for any
  /// @param memory file that keeps the port across restarts
  static int choose(int fixed, Path memory) throws IOException {
    if (fixed != 0) {
      if (!isFree(fixed)) {
        throw new PostgresUnavailable(
            "Port " + fixed + " on 127.0.0.1 is taken by another program.",
            "Stop that program, or give the database another port.");
      }
      return fixed;
    }
    int last = Folders.firstLine(memory).map(Ports::number).orElse(0);
    int port = last != 0 && isFree(last) ? last : anyFree();
    Files.writeString(memory, port + "\n");
    return port;
  }

  private static int number(String text) {
    return text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : 0;
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static int anyFree() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
