// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;

/// A two-way stream of bytes, encrypted or not. Reading ends with `SocketTimeoutException` when the
/// other side is silent for too long.
interface Wire extends AutoCloseable {
  void write(byte[] bytes) throws IOException;

  /// The number of bytes read into the buffer, -1 at the end.
  int read(ByteBuffer into) throws IOException;

  @Override
  void close();

  static Wire plain(Socket socket) {
    return new Wire() {
      @Override
      public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
      }

      @Override
      public int read(ByteBuffer into) throws IOException {
        byte[] bytes = new byte[into.remaining()];
        int read = socket.getInputStream().read(bytes);
        if (read > 0) {
          into.put(bytes, 0, read);
        }
        return read;
      }

      @Override
      public void close() {
        closeQuietly(socket);
      }
    };
  }

  static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // There is nobody left to tell.
    }
  }
}
