// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.federation;

import fr.mercure.identity.federation.FederationSettings.Client;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.client.RestClient;

/// A provider as it describes itself, read when first needed: one that is down keeps nobody from
/// starting or from entering in another way.
///
/// @param registration our side of it
/// @param tokens how its tokens are read
/// @param leaving address at which its own session is ended; empty if it names none
record Peer(ClientRegistration registration, Tokens tokens, Optional<String> leaving) {
  /// Reads the description.
  ///
  /// @throws org.springframework.web.client.RestClientException if it cannot be reached
  /// @throws IllegalStateException if it describes somebody else, or half of what is needed
  static Peer discover(
      Provider provider, Client client, RestClient http, FederationKey key, Clock clock) {
    Map<String, Object> said =
        http.get()
            .uri(client.issuer() + "/.well-known/openid-configuration")
            .retrieve()
            .body(new ParameterizedTypeReference<Map<String, Object>>() {});
    Map<String, Object> known = said == null ? Map.of() : said;
    if (!client.issuer().toString().equals(known.get("issuer"))) {
      throw new IllegalStateException(
          "%s describes %s".formatted(client.issuer(), known.get("issuer")));
    }
    var registration =
        ClientRegistration.withRegistrationId(provider.path())
            .clientId(client.id())
            .clientSecret(client.secret())
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("{baseUrl}/connexion/retour/" + provider.path())
            .scope(provider.scopes())
            .issuerUri(client.issuer().toString())
            .authorizationUri(text(known, "authorization_endpoint"))
            .tokenUri(text(known, "token_endpoint"))
            .jwkSetUri(text(known, "jwks_uri"))
            .userInfoUri(text(known, "userinfo_endpoint"))
            .userNameAttributeName("sub")
            .clientSettings(
                ClientRegistration.ClientSettings.builder()
                    .requireProofKey(provider.takesProofKey())
                    .build())
            .build();
    var keys = new KeySet(http, text(known, "jwks_uri"), clock);
    Optional<String> leaving =
        known.get("end_session_endpoint") instanceof String address
            ? Optional.of(address)
            : Optional.empty();
    return new Peer(registration, new Tokens(provider, registration, key, keys), leaving);
  }

  private static String text(Map<String, Object> said, String name) {
    if (said.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalStateException("the provider does not say its " + name);
  }
}
