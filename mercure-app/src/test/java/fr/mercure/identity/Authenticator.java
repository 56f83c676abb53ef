// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An authenticator with one key (WebAuthn level 2, attestation `none`, ES256), whose faults a test
/// sets: no user verification, another host, a counter that goes back.
final class Authenticator {
  private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([^\"]+)\"");
  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;

  private final KeyPair pair = pair();
  private final byte[] id = SecretBox.bytes(new SecureRandom(), 32);
  String origin;
  String host = "localhost";
  boolean verifies = true;
  int counter = 1;

  Authenticator(String origin) {
    this.origin = origin;
  }

  /// What the browser sends after making the key.
  ///
  /// @param asked JSON of the server
  String make(String asked) {
    byte[] client = client("webauthn.create", asked);
    var key = new ByteArrayOutputStream();
    key.writeBytes(new byte[16]);
    key.writeBytes(new byte[] {0, (byte) id.length});
    key.writeBytes(id);
    key.writeBytes(cose());
    byte[] data = data(ATTESTED, key.toByteArray());
    var attestation = new ByteArrayOutputStream();
    attestation.write(0xa3);
    text(attestation, "fmt");
    text(attestation, "none");
    text(attestation, "attStmt");
    attestation.write(0xa0);
    text(attestation, "authData");
    attestation.writeBytes(new byte[] {0x58, (byte) data.length});
    attestation.writeBytes(data);
    return credential(
        "\"clientDataJSON\":\"%s\",\"attestationObject\":\"%s\",\"transports\":[\"internal\"]"
            .formatted(base64(client), base64(attestation.toByteArray())));
  }

  /// What the browser sends after using it.
  String use(String asked) {
    byte[] client = client("webauthn.get", asked);
    byte[] data = data(0, new byte[0]);
    return credential(
        "\"clientDataJSON\":\"%s\",\"authenticatorData\":\"%s\",\"signature\":\"%s\""
            .formatted(base64(client), base64(data), base64(signed(data, Sha256.of(client)))));
  }

  private String credential(String response) {
    return """
    {"id":"%1$s","rawId":"%1$s","type":"public-key","response":{%2$s},
     "authenticatorAttachment":"platform","clientExtensionResults":{}}
    """
        .formatted(base64(id), response);
  }

  private byte[] client(String type, String asked) {
    Matcher challenge = CHALLENGE.matcher(asked);
    if (!challenge.find()) {
      throw new IllegalArgumentException("no challenge: " + asked);
    }
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type, challenge.group(1), origin)
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] data(int flags, byte[] key) {
    int all = PRESENT | (verifies ? VERIFIED : 0) | flags;
    return ByteBuffer.allocate(37 + key.length)
        .put(Sha256.of(host.getBytes(StandardCharsets.UTF_8)))
        .put((byte) all)
        .putInt(counter)
        .put(key)
        .array();
  }

  private byte[] cose() {
    var point = ((ECPublicKey) pair.getPublic()).getW();
    var cose = new ByteArrayOutputStream();
    cose.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32});
    cose.writeBytes(coordinate(point.getAffineX()));
    cose.writeBytes(new byte[] {0x22, 0x58, 32});
    cose.writeBytes(coordinate(point.getAffineY()));
    return cose.toByteArray();
  }

  private static byte[] coordinate(BigInteger number) {
    byte[] bytes = new byte[32];
    byte[] value = number.toByteArray();
    int length = Math.min(value.length, 32);
    System.arraycopy(value, value.length - length, bytes, 32 - length, length);
    return bytes;
  }

  private byte[] signed(byte[] data, byte[] client) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(data);
      signature.update(client);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void text(ByteArrayOutputStream cbor, String text) {
    cbor.write(0x60 | text.length());
    cbor.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
