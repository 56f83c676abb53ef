// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {
  private static final Pattern SQUARE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
  private static final int MARGIN = 4;

  @Test
  void readsBackAsWhatWasWritten() throws Exception {
    String text = "otpauth://totp/Mercure:claire%40transmer.example?secret=ABCDEFGH&issuer=Mercure";
    QrCode code = QrCode.of(text);
    var modules = new BitMatrix(code.size() - 2 * MARGIN);
    Matcher square = SQUARE.matcher(code.path());
    while (square.find()) {
      modules.set(
          Integer.parseInt(square.group(1)) - MARGIN, Integer.parseInt(square.group(2)) - MARGIN);
    }

    assertThat(new Decoder().decode(modules).getText()).isEqualTo(text);
    assertThat(SQUARE.matcher(code.path()).replaceAll("")).isEmpty();
  }

  @Test
  void refusesWhatNoCodeHolds() {
    assertThatIllegalArgumentException().isThrownBy(() -> QrCode.of("x".repeat(5000)));
  }
}
