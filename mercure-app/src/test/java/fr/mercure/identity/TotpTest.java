// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  /// Secret of RFC 6238 appendix B.
  private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

  @ParameterizedTest
  @CsvSource({
    "59,287082",
    "1111111109,081804",
    "1111111111,050471",
    "1234567890,005924",
    "2000000000,279037",
    "20000000000,353130"
  })
  void agreesWithTheVectorsOfTheRfc(long second, String code) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
  }

  /// ASVS V6.5.5.
  @Test
  void takesACodeOneStepEarlyOrLateAndNoFarther() {
    Instant now = Instant.ofEpochSecond(1_234_567_890);
    long step = Totp.step(now);

    for (int off = -3; off <= 3; off++) {
      var found = Totp.find(SECRET, Totp.code(SECRET, step + off), now, Totp.TOLERANCE);
      assertThat(found.isPresent()).as("off by " + off).isEqualTo(Math.abs(off) <= 1);
    }
  }

  @Test
  void writesAndReadsBase32() {
    String text = Base32.encode(SECRET);

    assertThat(text).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(Base32.decode(text)).isEqualTo(SECRET);
  }
}
