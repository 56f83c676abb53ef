// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// A JSON message on each line; empty lines are passed over.
final class JsonLines implements BatchItems {
  private final InputStream in;
  private int line;

  /// @param in buffered
  JsonLines(InputStream in) {
    this.in = in;
  }

  @Override
  public Optional<Item> next() throws IOException {
    var text = new ByteArrayOutputStream();
    int b = in.read();
    while (b >= 0) {
      if (b == '\n') {
        line++;
        if (!isBlank(text)) {
          return Optional.of(new Item(line, text.toByteArray()));
        }
        text.reset();
      } else if (text.size() >= LARGEST) {
        throw Unreadable.tooLong(line + 1);
      } else {
        text.write(b);
      }
      b = in.read();
    }
    line++;
    return isBlank(text) ? Optional.empty() : Optional.of(new Item(line, text.toByteArray()));
  }

  private static boolean isBlank(ByteArrayOutputStream text) {
    return text.size() < 1_000 && text.toString(java.nio.charset.StandardCharsets.UTF_8).isBlank();
  }
}
