// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// A link of the register of consultations with what it speaks of, signed: all that somebody needs
/// to verify it without network or database. As text, one value a line:
///
/// ```
/// mercure-proof-1
/// link-sha256: 64 hexadecimal digits, the chain hash in the register
/// link: base64 of the text that hash is taken of
/// message: base64 of the official message opened; empty for an attestation of absence
/// key: base64 of the public key (Ed25519, X.509)
/// signature: base64, over all lines above
/// ```
///
/// @param link text whose SHA-256 is the link of the chain
/// @param message canonical text of the official message; empty for an attestation of absence
public record Proof(String link, String message) {
  /// Name of the file that a PDF carries it in.
  public static final String FILE = "proof.txt";

  /// How long such a text may be.
  public static final int LONGEST = 1_000_000;

  private static final String KIND = "mercure-proof-1";
  private static final String ALGORITHM = "Ed25519";
  private static final int FIELDS = 5;

  /// What verifying found.
  ///
  /// @param faults codes of what is wrong; none if the proof holds
  /// @param facts what the link says, such as `name` and `opened-at`
  /// @param key SHA-256 of the public key, hexadecimal: to be compared with the one that the site
  ///   publishes
  public record Verified(List<String> faults, Map<String, String> facts, String key) {
    public Verified {
      faults = List.copyOf(faults);
      facts = Map.copyOf(facts);
    }

    /// Whether everything holds.
    public boolean holds() {
      return faults.isEmpty();
    }
  }

  /// Hash of the link, hexadecimal.
  public String chain() {
    return hex(bytes(link));
  }

  /// What the link says.
  public Map<String, String> facts() {
    return facts(link);
  }

  /// The text, signed.
  String signed(ProofKey key) {
    String lines =
        "%s\nlink-sha256: %s\nlink: %s\nmessage: %s\nkey: %s\n"
            .formatted(KIND, chain(), base64(bytes(link)), base64(bytes(message)), key.encoded());
    return lines + "signature: " + base64(key.sign(bytes(lines))) + "\n";
  }

  /// Verifies a text, whatever it is.
  public static Verified verify(String text) {
    int end = text.indexOf("signature: ");
    Map<String, String> fields = facts(text);
    if (text.length() > LONGEST || !text.startsWith(KIND + "\n") || end < 0) {
      return new Verified(List.of("FORMAT"), Map.of(), "");
    }
    var faults = new ArrayList<String>();
    try {
      byte[] key = decoded(fields, "key");
      byte[] link = decoded(fields, "link");
      byte[] message = decoded(fields, "message");
      if (fields.size() != FIELDS || !isSigned(text.substring(0, end), fields, key)) {
        faults.add("SIGNATURE");
      }
      if (!hex(link).equals(fields.get("link-sha256"))) {
        faults.add("LINK");
      }
      Map<String, String> facts = facts(new String(link, StandardCharsets.UTF_8));
      String told = facts.getOrDefault("message-sha256", "");
      if (message.length > 0 ? !hex(message).equals(told) : !told.isEmpty()) {
        faults.add("MESSAGE");
      }
      return new Verified(faults, facts, hex(key));
    } catch (IllegalArgumentException e) {
      return new Verified(List.of("FORMAT"), Map.of(), "");
    }
  }

  private static boolean isSigned(String lines, Map<String, String> fields, byte[] key) {
    try {
      PublicKey known =
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(key));
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(known);
      signature.update(bytes(lines));
      return signature.verify(decoded(fields, "signature"));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Map<String, String> facts(String text) {
    var facts = new HashMap<String, String>();
    text.lines()
        .forEach(line -> {
          int colon = line.indexOf(": ");
          if (colon > 0) {
            facts.putIfAbsent(line.substring(0, colon), line.substring(colon + 2));
          }
        });
    return facts;
  }

  private static byte[] decoded(Map<String, String> fields, String name) {
    return Base64.getDecoder().decode(fields.getOrDefault(name, ""));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
