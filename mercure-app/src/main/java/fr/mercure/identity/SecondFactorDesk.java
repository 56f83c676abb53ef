// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Enrols an authenticator application and makes recovery codes.
@Component
class SecondFactorDesk {
  /// Recovery codes made at a time.
  static final int CODES = 10;

  /// Twenty-four characters of base 32: 120 bits, too many to guess, so a plain digest keeps them.
  private static final int CODE_LENGTH = 24;

  private final TotpStore totp;
  private final SecretBox box;
  private final SecureRandom random;
  private final Clock clock;

  SecondFactorDesk(TotpStore totp, SecretBox box, SecureRandom random, Clock clock) {
    this.totp = totp;
    this.box = box;
    this.random = random;
    this.clock = clock;
  }

  /// A new secret for this person, sealed, to be kept until the first code confirms it.
  byte[] draft(long person) {
    return box.seal(SecretBox.bytes(random, Totp.SECRET_BYTES), person);
  }

  /// The secret of a draft as people type it: base 32, in fours.
  String typed(byte[] draft, long person) {
    return Base32.encode(box.unseal(draft, person)).replaceAll("(.{4})(?=.)", "$1 ");
  }

  /// What authenticator applications read from a QR code (the otpauth URI that all of them take).
  QrCode qr(byte[] draft, Person person) {
    String secret = Base32.encode(box.unseal(draft, person.id()));
    return QrCode.of(
        "otpauth://totp/Mercure:%s?secret=%s&issuer=Mercure&algorithm=SHA1&digits=6&period=30"
            .formatted(URLEncoder.encode(person.email(), StandardCharsets.UTF_8), secret));
  }

  /// The code that the draft gives now; for the sandbox, which shows it.
  String codeOf(byte[] draft, long person) {
    return Totp.code(box.unseal(draft, person), Totp.step(clock.instant()));
  }

  /// Takes the draft as the person's authenticator if the code is one of its codes now. That code
  /// is spent: it opens nothing more.
  ///
  /// @return false if the code is not one; nothing has changed then
  @Transactional
  boolean confirm(long person, byte[] draft, String typed) {
    Instant now = clock.instant();
    String code = typed.replaceAll("\\s", "");
    OptionalLong step = Totp.find(box.unseal(draft, person), code, now, Totp.TOLERANCE);
    if (step.isPresent()) {
      totp.enrol(person, draft, now);
      totp.spend(person, step.getAsLong());
    }
    return step.isPresent();
  }

  /// Ten new codes; the old ones stop serving. They are kept nowhere: show them now.
  @Transactional
  List<String> newCodes(long person) {
    List<String> codes =
        Stream.generate(() -> Base32.random(random, CODE_LENGTH)).limit(CODES).toList();
    totp.replaceRecovery(person, codes.stream().map(SecondFactorDesk::digest).toList());
    return codes.stream()
        .map(code -> code.replaceAll("(.{4})(?=.)", "$1-").toLowerCase(Locale.ROOT))
        .toList();
  }

  /// Codes that have not served.
  int codesLeft(long person) {
    return totp.recoveryLeft(person);
  }

  private static byte[] digest(String code) {
    return Sha256.of(code.getBytes(StandardCharsets.UTF_8));
  }
}
