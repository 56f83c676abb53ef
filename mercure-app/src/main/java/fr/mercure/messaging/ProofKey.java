// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.identity.PrivateFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The key that signs proofs of consultation: made at the first start, kept in the data folder for
/// its owner alone. Nodes share it by sharing the file.
@Component
final class ProofKey {
  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey secret;
  private final byte[] open;

  ProofKey(@Value("${mercure.data}") Path data) {
    String kept =
        new String(
            PrivateFile.readOrMake(data.resolve("proof.key"), ProofKey::make),
            StandardCharsets.US_ASCII);
    String[] lines = kept.split("\n");
    try {
      this.secret =
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[0])));
      this.open = Base64.getDecoder().decode(lines[1]);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException("proof.key in the data folder is no key of Mercure", e);
    }
  }

  private static byte[] make() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      Base64.Encoder base64 = Base64.getEncoder();
      return (base64.encodeToString(pair.getPrivate().getEncoded())
              + "\n"
              + base64.encodeToString(pair.getPublic().getEncoded())
              + "\n")
          .getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  /// The public key, X.509, base64.
  String encoded() {
    return Base64.getEncoder().encodeToString(open);
  }

  /// SHA-256 of the public key, hexadecimal.
  String fingerprint() {
    return Proof.hex(open);
  }

  byte[] sign(byte[] text) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of proofs cannot sign", e);
    }
  }
}
