// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.federation;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWEDecryptionKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Reads the tokens of one provider: decrypts where it encrypts, verifies with the algorithms that
/// it may use and no other, demands an end. A token that comes in clear where it should be
/// encrypted is refused.
final class Tokens {
  private final Provider provider;
  private final ClientRegistration registration;
  private final FederationKey key;
  private final KeySet keys;

  Tokens(Provider provider, ClientRegistration registration, FederationKey key, KeySet keys) {
    this.provider = provider;
    this.registration = registration;
    this.key = key;
    this.keys = keys;
  }

  JwtDecoder identity() {
    return decoder(List.of(new OidcIdTokenValidator(registration)));
  }

  /// Of the answer about the person, which bears no nonce: issuer and audience are checked here.
  JwtDecoder person() {
    return decoder(
        List.of(
            new JwtIssuerValidator(
                Objects.requireNonNull(registration.getProviderDetails().getIssuerUri())),
            demand("aud", this::isForUs)));
  }

  private boolean isForUs(Jwt token) {
    List<String> audience = token.getAudience();
    return audience != null && audience.contains(registration.getClientId());
  }

  private JwtDecoder decoder(List<OAuth2TokenValidator<Jwt>> validators) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(provider.algorithms(), keys));
    processor.setJWEKeySelector(
        new JWEDecryptionKeySelector<>(
            JWEAlgorithm.RSA_OAEP_256,
            EncryptionMethod.A256GCM,
            new ImmutableJWKSet<>(key.whole())));
    // Times are checked below, so that a token without an end is refused too.
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    var decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            List.of(
                new JwtTimestampValidator(),
                demand("exp", token -> token.getExpiresAt() != null),
                new DelegatingOAuth2TokenValidator<>(validators))));
    return token -> decode(decoder, token);
  }

  private Jwt decode(JwtDecoder decoder, String token) {
    if (provider.encrypts() != isEncrypted(token)) {
      throw new BadJwtException(provider.encrypts() ? "not encrypted" : "encrypted");
    }
    try {
      return decoder.decode(token);
    } catch (BadJwtException e) {
      if (!keys.forget()) {
        throw e;
      }
      return decoder.decode(token);
    }
  }

  /// An ID token as its provider knows it again: without the encryption that was for us alone.
  String known(String token) {
    if (!isEncrypted(token)) {
      return token;
    }
    try {
      var encrypted = EncryptedJWT.parse(token);
      encrypted.decrypt(new RSADecrypter(key.whole().getKeys().getFirst().toRSAKey()));
      return encrypted.getPayload().toString();
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException("a token that was read before cannot be read", e);
    }
  }

  private static boolean isEncrypted(String token) {
    try {
      EncryptedJWT.parse(token);
      return true;
    } catch (ParseException _) {
      return false;
    }
  }

  private static OAuth2TokenValidator<Jwt> demand(String claim, Predicate<Jwt> rule) {
    return token ->
        rule.test(token)
            ? OAuth2TokenValidatorResult.success()
            : OAuth2TokenValidatorResult.failure(
                new OAuth2Error("invalid_token", "the claim " + claim + " is not ours", null));
  }
}
