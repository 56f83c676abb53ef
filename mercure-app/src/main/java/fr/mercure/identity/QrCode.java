// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/// A QR code as one SVG path, so that a page shows it without image file or script.
///
/// @param size modules on one side, margin included
/// @param path value of the `d` attribute: one square of side 1 for each dark module
public record QrCode(int size, String path) {
  /// Quiet zone that ISO/IEC 18004 asks for around the code.
  private static final int MARGIN = 4;

  /// The code that holds a text.
  ///
  /// @throws IllegalArgumentException if the text is too long for any QR code
  public static QrCode of(String text) {
    ByteMatrix modules = modules(text);
    var path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y) == 1) {
          path.append("M%d %dh1v1h-1z".formatted(x + MARGIN, y + MARGIN));
        }
      }
    }
    return new QrCode(modules.getWidth() + 2 * MARGIN, path.toString());
  }

  private static ByteMatrix modules(String text) {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: " + text.length(), e);
    }
  }
}
