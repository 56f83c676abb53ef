// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A client that sends what a test says, byte by byte.
final class Client implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private int tag;

  Client(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(10_000);
    in = new BufferedInputStream(socket.getInputStream());
  }

  void send(String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  String line() throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server is gone");
      }
      bytes.write(c);
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  /// What the server answers to a command without literals, its last line included.
  List<String> says(String command) throws IOException {
    String name = "t" + tag++;
    send(name + " " + command);
    var lines = new ArrayList<String>();
    do {
      lines.add(line());
    } while (!lines.getLast().startsWith(name + " "));
    return lines;
  }

  /// The one literal that answers a command.
  byte[] literal(String command) throws IOException {
    String name = "t" + tag++;
    send(name + " " + command);
    String first = line();
    int size = Integer.parseInt(first.substring(first.lastIndexOf('{') + 1, first.length() - 1));
    byte[] bytes = in.readNBytes(size);
    String rest = line();
    if (!rest.equals(")")) {
      throw new IOException("after the literal: " + rest);
    }
    line();
    return bytes;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
