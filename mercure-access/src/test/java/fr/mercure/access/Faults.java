// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The rows of `faults.txt`.
final class Faults {
  private Faults() {}

  /// @param cause that must be named first; {@link Trial#NOTHING} for none
  record Fault(String injection, String cause, String what) {
    private static Fault of(String line) {
      String[] parts = line.split("\\|");
      return new Fault(parts[0].strip(), parts[1].strip(), parts[2].strip());
    }

    @Override
    public String toString() {
      return injection;
    }
  }

  static List<Fault> all() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(Faults.class.getResourceAsStream("faults.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Fault::of)
          .toList();
    }
  }
}
