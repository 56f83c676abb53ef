// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Keeps secrets that must be read again, so cannot be hashed: AES-256-GCM with a key that lives in
/// a file of the site, never in the database. A stolen dump gives no code.
final class SecretBox {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random;

  private SecretBox(byte[] key, SecureRandom random) {
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /// Opens with the key in the file, made on first use and readable by its owner only.
  ///
  /// @throws UncheckedIOException if the file cannot be read or written
  static SecretBox open(Path file, SecureRandom random) {
    byte[] key = PrivateFile.readOrMake(file, () -> bytes(random, KEY_BYTES));
    if (key.length != KEY_BYTES) {
      throw new UncheckedIOException(
          new IOException("%s holds %d bytes instead of 32".formatted(file, key.length)));
    }
    return new SecretBox(key, random);
  }

  /// @param owner bound to the secret: it opens for nobody else
  byte[] seal(byte[] secret, long owner) {
    byte[] nonce = bytes(random, NONCE_BYTES);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, owner, secret);
    return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
  }

  /// @throws IllegalStateException if sealed with another key or for another owner
  byte[] unseal(byte[] box, long owner) {
    var buffer = ByteBuffer.wrap(box);
    byte[] nonce = new byte[NONCE_BYTES];
    byte[] sealed = new byte[box.length - NONCE_BYTES];
    buffer.get(nonce).get(sealed);
    return run(Cipher.DECRYPT_MODE, nonce, owner, sealed);
  }

  private byte[] run(int mode, byte[] nonce, long owner, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(owner).array());
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key file is not the one that sealed this secret", e);
    }
  }

  static byte[] bytes(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
