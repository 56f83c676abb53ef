// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.federation;

import fr.mercure.identity.federation.FederationOutcome.Failed;
import fr.mercure.identity.federation.FederationOutcome.Recognised;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;

/// Sends people to a provider and reads what comes back.
@Component
public final class Federation {
  private static final int RANDOM_BYTES = 32;

  private final FederationSettings settings;
  private final FederationKey key;
  private final SecureRandom random;
  private final Clock clock;
  private final RestClient http;
  private final OidcAuthorizationCodeAuthenticationProvider checks;
  private final Map<Provider, Peer> peers = new ConcurrentHashMap<>();

  Federation(FederationSettings settings, FederationKey key, SecureRandom random, Clock clock) {
    this.settings = settings;
    this.key = key;
    this.random = random;
    this.clock = clock;
    this.http = BoundedHttp.client(settings.patience()).build();
    this.checks = checks(settings);
  }

  private OidcAuthorizationCodeAuthenticationProvider checks(FederationSettings settings) {
    var codes = new RestClientAuthorizationCodeTokenResponseClient();
    codes.setRestClient(
        BoundedHttp.client(settings.patience())
            .configureMessageConverters(converters ->
                converters
                    .addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    var provider =
        new OidcAuthorizationCodeAuthenticationProvider(
            codes,
            new PersonReader(
                http, asked -> tokens(asked.getClientRegistration().getRegistrationId())));
    provider.setJwtDecoderFactory(
        registration -> tokens(registration.getRegistrationId()).identity());
    return provider;
  }

  private Tokens tokens(String path) {
    return Objects.requireNonNull(peers.get(Provider.at(path).orElseThrow())).tokens();
  }

  /// Where to send the person, or why not.
  ///
  /// @param location address at the provider; empty if it failed
  /// @param pending to be kept until the person comes back; empty if it failed
  public record Start(
      Optional<URI> location, Optional<Pending> pending, Optional<Failed> failure) {}

  /// The providers that the site has registered with, in their own order.
  public List<Provider> offered() {
    return Arrays.stream(Provider.values()).filter(p -> settings.of(p).isPresent()).toList();
  }

  /// Our public key, for the provider that encrypts.
  public String publishedKey() {
    return key.published();
  }

  /// Prepares the way to the provider.
  ///
  /// @param callback address of this site to come back to, as registered with the provider
  public Start begin(Provider provider, String callback) {
    try {
      Peer peer = peers.computeIfAbsent(provider, this::discover);
      var pending = new Pending(provider, random(), random(), verifier(provider), callback);
      URI location = URI.create(request(peer, pending).getAuthorizationRequestUri());
      return new Start(Optional.of(location), Optional.of(pending), Optional.empty());
    } catch (RestClientException e) {
      return failed(new Failed("FED-008", "description not reached: " + e.getMessage()));
    } catch (IllegalStateException e) {
      return failed(new Failed("FED-010", String.valueOf(e.getMessage())));
    }
  }

  private static Start failed(Failed failure) {
    return new Start(Optional.empty(), Optional.empty(), Optional.of(failure));
  }

  private Peer discover(Provider provider) {
    return Peer.discover(provider, settings.of(provider).orElseThrow(), http, key, clock);
  }

  private OAuth2AuthorizationRequest request(Peer peer, Pending pending) {
    Provider provider = pending.provider();
    var more = new TreeMap<String, Object>();
    more.put("nonce", digest(pending.nonce()));
    if (provider == Provider.PRO_CONNECT) {
      more.put("claims", essential(provider));
    } else {
      more.put("acr_values", provider == Provider.FRANCE_CONNECT ? "eidas1" : "eidas2");
    }
    if (provider.takesProofKey()) {
      more.put("code_challenge", digest(pending.verifier()));
      more.put("code_challenge_method", "S256");
    }
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(
            Objects.requireNonNull(peer.registration().getProviderDetails().getAuthorizationUri()))
        .clientId(peer.registration().getClientId())
        .redirectUri(pending.callback())
        .scopes(provider.scopes())
        .state(pending.state())
        .additionalParameters(more)
        .attributes(kept -> {
          kept.put("nonce", pending.nonce());
          if (provider.takesProofKey()) {
            kept.put("code_verifier", pending.verifier());
          }
        })
        .build();
  }

  private static String essential(Provider provider) {
    String levels =
        provider.levels().stream().sorted().map(l -> "\"" + l + "\"").toList().toString();
    return "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":%s},\"amr\":{\"essential\":true}}}"
        .formatted(levels.replace(" ", ""));
  }

  /// Reads the return from the provider.
  ///
  /// @param answer parameters of the request that came back
  public FederationOutcome complete(Pending pending, Map<String, String> answer) {
    Peer peer = peers.get(pending.provider());
    if (peer == null || !pending.state().equals(answer.get("state"))) {
      return new Failed("FED-002", "no request of this session has that state");
    }
    String issuer = answer.get("iss");
    if (issuer != null && !issuer.equals(peer.registration().getProviderDetails().getIssuerUri())) {
      return new Failed("FED-009", "the answer is of another issuer: " + issuer);
    }
    if (answer.containsKey("error")) {
      return FederationCauses.of(
          answer.getOrDefault("error", ""), answer.getOrDefault("error_description", ""));
    }
    String code = answer.getOrDefault("code", "");
    return code.isEmpty()
        ? new Failed("FED-002", "neither code nor error came back")
        : exchange(peer, pending, code);
  }

  /// Where to send the person who also leaves the provider (OpenID Connect RP-Initiated Logout
  /// 1.0); nowhere if it is down or names no such address.
  ///
  /// @param token of when they entered
  /// @param back address of this site, as registered with the provider
  /// @param state that must come back
  public Optional<URI> leave(Provider provider, String token, String back, String state) {
    try {
      return peers
          .computeIfAbsent(provider, this::discover)
          .leaving()
          .map(address ->
              UriComponentsBuilder.fromUriString(address)
                  .queryParam("id_token_hint", "{token}")
                  .queryParam("post_logout_redirect_uri", "{back}")
                  .queryParam("state", "{state}")
                  .encode()
                  .buildAndExpand(token, back, state)
                  .toUri());
    } catch (RestClientException | IllegalStateException _) {
      return Optional.empty();
    }
  }

  private FederationOutcome exchange(Peer peer, Pending pending, String code) {
    var response =
        OAuth2AuthorizationResponse.success(code)
            .redirectUri(pending.callback())
            .state(pending.state())
            .build();
    try {
      var token =
          new OAuth2LoginAuthenticationToken(
              peer.registration(),
              new OAuth2AuthorizationExchange(request(peer, pending), response));
      var known = Objects.requireNonNull(checks.authenticate(token));
      return recognised(
          peer, pending.provider(), (OidcUser) Objects.requireNonNull(known.getPrincipal()));
    } catch (OAuth2AuthenticationException e) {
      return cause(e);
    }
  }

  private static FederationOutcome recognised(Peer peer, Provider provider, OidcUser user) {
    String level = Objects.requireNonNullElse(user.getIdToken().getClaimAsString("acr"), "none");
    if (!provider.levels().contains(level)) {
      return new Failed("FED-003", "level " + level);
    }
    String family = provider == Provider.PRO_CONNECT ? "usual_name" : "family_name";
    String name = text(user, "given_name") + " " + text(user, family);
    return new Recognised(
        new FederatedIdentity(
            provider,
            Objects.requireNonNull(user.getSubject()),
            name.strip(),
            text(user, "email").toLowerCase(Locale.ROOT),
            text(user, "siret"),
            provider.isStrong(level)),
        peer.tokens().known(user.getIdToken().getTokenValue()));
  }

  private static String text(OidcUser user, String claim) {
    return Objects.requireNonNullElse(user.getClaimAsString(claim), "");
  }

  private static Failed cause(OAuth2AuthenticationException e) {
    String detail = String.valueOf(e.getMessage());
    for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
      switch (t) {
        case ResourceAccessException _, HttpServerErrorException _ -> {
          return new Failed("FED-008", detail);
        }
        case HttpClientErrorException.Unauthorized _ -> {
          boolean ours = e.getError().getErrorCode().equals("invalid_token_response");
          return new Failed(ours ? "FED-010" : "FED-009", detail);
        }
        case BadJwtException _ -> {
          return new Failed("FED-009", detail);
        }
        case JwtException _ -> {
          return new Failed("FED-008", detail);
        }
        default -> {}
      }
    }
    String description = Objects.requireNonNullElse(e.getError().getDescription(), "");
    return FederationCauses.of(e.getError().getErrorCode(), description);
  }

  private String verifier(Provider provider) {
    return provider.takesProofKey() ? random() : "";
  }

  private String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
