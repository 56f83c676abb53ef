// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A connection of HTTP/1.1 that is kept: one request after the other, each waiting for its answer.
/// A client that costs little, for it shares the machine with what is measured.
final class Caller implements AutoCloseable {
  private final int port;
  private Socket socket = new Socket();
  private InputStream in = InputStream.nullInputStream();
  private boolean open;

  Caller(int port) {
    this.port = port;
  }

  /// The server ends a connection after so many requests.
  private void connect() throws IOException {
    if (!open) {
      socket.close();
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
      open = true;
    }
  }

  /// @param body of the answer
  record Answer(int status, String body) {}

  Answer post(String path, String key, String type, byte[] body) throws IOException {
    return send(path, "Authorization: Bearer " + key, type, body);
  }

  /// @param header by which the caller is known, `Name: value`
  Answer send(String path, String header, String type, byte[] body) throws IOException {
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(path, header)
            + "Content-Type: %s\r\nContent-Length: %d\r\n\r\n".formatted(type, body.length);
    byte[] request = new byte[head.length() + body.length];
    System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
    System.arraycopy(body, 0, request, head.length(), body.length);
    connect();
    socket.getOutputStream().write(request);
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    return new Answer(status, new String(body(), StandardCharsets.UTF_8));
  }

  private byte[] body() throws IOException {
    int length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(lower.indexOf(':') + 1).strip());
      }
      open &= !lower.equals("connection: close");
      chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
    }
    return chunked ? chunks() : in.readNBytes(length);
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    int length;
    do {
      length = Integer.parseInt(line(), 16);
      body.write(in.readNBytes(length));
      line();
    } while (length > 0);
    return body.toByteArray();
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the server has hung up");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
