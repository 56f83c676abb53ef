// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;

/// A paper that an operator sends: a PDF or a picture, known by its first bytes, whatever its name
/// says.
@SuppressWarnings("ArrayRecordComponent")
record PaperFile(String name, String type, byte[] bytes) {
  static final int LARGEST = 5 * 1024 * 1024;
  private static final int LONGEST_NAME = 100;

  /// The paper, or nothing if it is too large or none of the kinds taken.
  static Optional<PaperFile> read(MultipartFile file) throws IOException {
    if (file.isEmpty() || file.getSize() > LARGEST) {
      return Optional.empty();
    }
    byte[] bytes = file.getBytes();
    return type(bytes).map(type -> new PaperFile(name(file), type, bytes));
  }

  private static Optional<String> type(byte[] bytes) {
    if (begins(bytes, '%', 'P', 'D', 'F')) {
      return Optional.of("application/pdf");
    }
    if (begins(bytes, 0xFF, 0xD8, 0xFF)) {
      return Optional.of("image/jpeg");
    }
    return begins(bytes, 0x89, 'P', 'N', 'G') ? Optional.of("image/png") : Optional.empty();
  }

  private static boolean begins(byte[] bytes, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static String name(MultipartFile file) {
    String given = Objects.requireNonNullElse(file.getOriginalFilename(), "");
    String plain = given.replaceAll(".*[/\\\\]", "").replaceAll("[\\p{Cntrl}\"]", "").strip();
    String name = plain.isEmpty() ? "document" : plain;
    return name.substring(Math.max(0, name.length() - LONGEST_NAME));
  }
}
