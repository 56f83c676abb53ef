// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time passwords: RFC 6238 with HMAC-SHA-1, six digits, steps of thirty seconds,
/// which is what authenticator applications understand.
final class Totp {
  static final long STEP_SECONDS = 30;
  static final int SECRET_BYTES = 20;

  /// A telephone may be one step early or late (RFC 6238 §5.2).
  static final int TOLERANCE = 1;

  private Totp() {}

  /// The half minute that an instant falls in.
  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
  }

  /// The code of a step, six digits.
  static String code(byte[] secret, long step) {
    byte[] mac = hmac(secret, step);
    int offset = mac[mac.length - 1] & 0xf;
    int number = ByteBuffer.wrap(mac, offset, Integer.BYTES).getInt() & 0x7fffffff;
    return "%06d".formatted(number % 1_000_000);
  }

  /// The step whose code this is, at most so many steps from now. Every step is tried, so that the
  /// time taken says nothing.
  static OptionalLong find(byte[] secret, String code, Instant now, int tolerance) {
    byte[] typed = code.getBytes(US_ASCII);
    OptionalLong found = OptionalLong.empty();
    for (long step = step(now) - tolerance; step <= step(now) + tolerance; step++) {
      if (MessageDigest.isEqual(code(secret, step).getBytes(US_ASCII), typed)) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  private static byte[] hmac(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "RAW"));
      return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA1", e);
    }
  }
}
