// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Files that say what to check and how to judge it. With a key each must be signed (Ed25519, raw,
/// in a file of the same name with `.sig`) and bear a counter, a line `counter=N`, that never goes
/// back: who can only replay an old file must not undo a newer one.
final class SignedFiles {
  private static final long MOST_BYTES = 1_000_000;
  private static final Pattern COUNTER =
      Pattern.compile("^#?\\s*counter=([0-9]{1,15})\\s*$", Pattern.MULTILINE);

  private final Optional<PublicKey> key;
  private final Path counters;

  private SignedFiles(Optional<PublicKey> key, Path counters) {
    this.key = key;
    this.counters = counters;
  }

  /// @param key a PEM file; empty to take files as they are
  /// @param counters folder that remembers how far each file has come
  static SignedFiles by(Optional<Path> key, Path counters) throws IOException {
    return new SignedFiles(
        key.isPresent() ? Optional.of(publicKey(key.orElseThrow())) : Optional.empty(), counters);
  }

  private static PublicKey publicKey(Path file) throws IOException {
    String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      var encoded = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
      return KeyFactory.getInstance("Ed25519").generatePublic(encoded);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 public key: " + file, e);
    }
  }

  /// The content, once it is proven.
  ///
  /// @throws IllegalArgumentException if it is too large, not signed by the key, or older than what
  ///   was read before
  String read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IllegalArgumentException("too large: " + file);
    }
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (key.isPresent()) {
      verify(file, bytes);
      advance(file, text);
    }
    return text;
  }

  private void verify(Path file, byte[] bytes) throws IOException {
    Path signature = file.resolveSibling(file.getFileName() + ".sig");
    try {
      var verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key.orElseThrow());
      verifier.update(bytes);
      if (Files.exists(signature) && verifier.verify(Files.readAllBytes(signature))) {
        return;
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not signed by that key: " + file, e);
    }
    throw new IllegalArgumentException("not signed by that key: " + file);
  }

  private void advance(Path file, String text) throws IOException {
    Matcher found = COUNTER.matcher(text);
    if (!found.find()) {
      throw new IllegalArgumentException("a signed file has a line counter=N: " + file);
    }
    long counter = Long.parseLong(found.group(1));
    Path kept = counters.resolve(file.getFileName() + ".counter");
    long before = Files.exists(kept) ? Long.parseLong(Files.readString(kept).strip()) : 0;
    if (counter < before) {
      throw new IllegalArgumentException(
          "older (%d) than what was read before (%d): %s".formatted(counter, before, file));
    }
    if (counter > before) {
      Files.createDirectories(counters);
      Files.writeString(kept, Long.toString(counter));
    }
  }
}
