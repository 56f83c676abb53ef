// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;

/// The key with which FranceConnect+ encrypts what it sends us; its public half is published for
/// that service to read.
public final class FederationKey {
  private static final int BITS = 2048;

  private final RSAKey key;

  private FederationKey(RSAKey key) {
    this.key = key;
  }

  /// From a private file of the site, a JSON web key.
  ///
  /// @throws IllegalStateException if it is none
  public static FederationKey read(byte[] file) {
    try {
      return new FederationKey(RSAKey.parse(new String(file, StandardCharsets.UTF_8)));
    } catch (ParseException e) {
      throw new IllegalStateException("federation.jwk holds no RSA key; remove that file", e);
    }
  }

  /// A new one, as the file holds it.
  public static byte[] make() {
    try {
      RSAKey made =
          new RSAKeyGenerator(BITS)
              .keyUse(KeyUse.ENCRYPTION)
              .algorithm(JWEAlgorithm.RSA_OAEP_256)
              .keyIDFromThumbprint(true)
              .generate();
      return made.toJSONString().getBytes(StandardCharsets.UTF_8);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The public half, as a JSON web key set.
  public String published() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  JWKSet whole() {
    return new JWKSet(key);
  }
}
