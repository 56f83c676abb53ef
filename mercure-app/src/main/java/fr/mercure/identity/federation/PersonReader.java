// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.federation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// Asks the provider about the person. The answer is a signed token, and nothing else is taken: a
/// plain JSON answer would be a way around the signature. It must be about the one whom the ID
/// token names.
final class PersonReader implements OAuth2UserService<OidcUserRequest, OidcUser> {
  static final String UNREADABLE = "person_unreadable";

  private static final MediaType TOKEN = MediaType.parseMediaType("application/jwt");

  private final RestClient http;
  private final Function<OidcUserRequest, Tokens> tokens;

  PersonReader(RestClient http, Function<OidcUserRequest, Tokens> tokens) {
    this.http = http;
    this.tokens = tokens;
  }

  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    try {
      Jwt token = tokens.apply(request).person().decode(answer(request));
      Map<String, Object> claims = token.getClaims();
      if (!Objects.equals(token.getSubject(), request.getIdToken().getSubject())) {
        throw failed("the answer is about somebody else", null);
      }
      return new DefaultOidcUser(
          List.of(
              FactorGrantedAuthority.fromAuthority(
                  FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY)),
          request.getIdToken(),
          new OidcUserInfo(claims));
    } catch (JwtException | RestClientException e) {
      throw failed(String.valueOf(e.getMessage()), e);
    }
  }

  private String answer(OidcUserRequest request) {
    String address =
        Objects.requireNonNull(
            request.getClientRegistration().getProviderDetails().getUserInfoEndpoint().getUri());
    ResponseEntity<String> answer =
        http.get()
            .uri(address)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + request.getAccessToken().getTokenValue())
            .accept(TOKEN)
            .retrieve()
            .toEntity(String.class);
    MediaType type = answer.getHeaders().getContentType();
    String body = answer.getBody();
    if (type == null || !TOKEN.isCompatibleWith(type) || body == null) {
      throw failed("the answer is no token but " + type, null);
    }
    return body;
  }

  private static OAuth2AuthenticationException failed(String why, @Nullable Throwable cause) {
    return new OAuth2AuthenticationException(new OAuth2Error(UNREADABLE, why, null), why, cause);
  }
}
