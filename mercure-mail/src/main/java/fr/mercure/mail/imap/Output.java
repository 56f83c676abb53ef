// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes responses. Nothing leaves before {@link #flush} or a full buffer.
final class Output {
  private static final int BUFFER = 32 * 1024;
  private static final byte[] END = {'\r', '\n'};

  private final OutputStream out;

  Output(OutputStream out) {
    this.out = new BufferedOutputStream(out, BUFFER);
  }

  /// One line.
  void line(String text) throws IOException {
    text(text);
    out.write(END);
  }

  void untagged(String text) throws IOException {
    line("* " + text);
  }

  /// Part of a line.
  void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The announcement of a literal, whose bytes follow.
  void announce(long size) throws IOException {
    text("{" + size + "}\r\n");
  }

  void bytes(byte[] bytes, int from, int to) throws IOException {
    out.write(bytes, from, to - from);
  }

  void flush() throws IOException {
    out.flush();
  }
}
