// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.mail.MailContent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Attachments that can be looked at without being saved: pictures and plain text, under a policy
/// where nothing runs and nothing is fetched. A picture is one by its first bytes, not by its name.
final class MailPreview {
  private static final int LARGEST_TEXT = 200_000;
  private static final int LARGEST_PICTURE = 10_000_000;

  /// First bytes by type.
  private static final Map<String, byte[]> PICTURES =
      Map.of(
          "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G'},
          "image/jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
          "image/gif", "GIF8".getBytes(StandardCharsets.US_ASCII));

  private MailPreview() {}

  static boolean isPicture(MailContent.Part part) {
    byte[] first = PICTURES.get(part.type());
    byte[] bytes = part.bytes();
    return first != null
        && bytes.length <= LARGEST_PICTURE
        && bytes.length > first.length
        && Arrays.equals(first, 0, first.length, bytes, 0, first.length);
  }

  static boolean isText(MailContent.Part part) {
    return part.type().equals("text/plain") || part.type().equals("text/csv");
  }

  /// The answer that shows it; nothing if it cannot be shown.
  static Optional<ResponseEntity<byte[]>> of(MailContent.Part part) {
    if (isPicture(part)) {
      return Optional.of(answer(MediaType.parseMediaType(part.type()), part.bytes()));
    }
    if (isText(part)) {
      byte[] bytes = part.bytes();
      byte[] shown = Arrays.copyOf(bytes, Math.min(bytes.length, LARGEST_TEXT));
      return Optional.of(answer(new MediaType("text", "plain", StandardCharsets.UTF_8), shown));
    }
    return Optional.empty();
  }

  private static ResponseEntity<byte[]> answer(MediaType type, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(type)
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Disposition", "inline")
        .body(bytes);
  }
}
