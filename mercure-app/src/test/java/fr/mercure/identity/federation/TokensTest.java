// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/// Forged, damaged and borrowed tokens, to the readers of all three providers.
class TokensTest {
  private static final String ISSUER = "https://provider.example/api/v2";
  private static final String CLIENT = "mercure";
  private static final String SECRET =
      "a secret of the client that is long enough for every HMAC, 64 B!";
  private static final FederationKey KEY = FederationKey.read(FederationKey.make());
  private static final int MUTANTS = 3_000;

  private static ECKey signing;
  private static ECKey stranger;
  private static RSAKey rsa;
  private static HttpServer server;

  @BeforeAll
  static void serveKeys() throws Exception {
    signing = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
    stranger = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
    rsa = new RSAKeyGenerator(2048).keyID("two").generate();
    byte[] keys = new JWKSet(List.of(signing, rsa)).toString(true).getBytes(StandardCharsets.UTF_8);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/jwks",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void acceptsWhatIsInOrder(Provider provider) throws Exception {
    String token = sealed(provider, signed(header(), claims(c -> c)));

    assertThat(tokens(provider).identity().decode(token).getSubject()).isEqualTo("somebody");
    assertThat(tokens(provider).person().decode(token).getSubject()).isEqualTo("somebody");
    assertThat(tokens(provider).known(token)).isEqualTo(inner(provider, token));
  }

  private static String inner(Provider provider, String token) throws Exception {
    if (!provider.encrypts()) {
      return token;
    }
    var encrypted = JWEObject.parse(token);
    encrypted.decrypt(
        new com.nimbusds.jose.crypto.RSADecrypter(KEY.whole().getKeys().getFirst().toRSAKey()));
    return encrypted.getPayload().toString();
  }

  /// ASVS V9.1.1, V9.1.2, V9.1.3, V9.2.1, V9.2.2, V9.2.3, V10.5.4.
  @ParameterizedTest
  @EnumSource(Provider.class)
  void acceptsNoneOfTheCorpus(Provider provider) throws Exception {
    Map<String, String> corpus = corpus();
    JwtDecoder decoder = tokens(provider).identity();
    Set<String> accepted = new TreeSet<>();
    for (Map.Entry<String, String> bad : corpus.entrySet()) {
      if (isAccepted(decoder, sealed(provider, bad.getValue()))) {
        accepted.add(bad.getKey());
      }
    }

    assertThat(corpus).hasSizeGreaterThanOrEqualTo(40);
    assertThat(accepted).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void wantsEncryptionWhereItIsDueAndNowhereElse(Provider provider) throws Exception {
    String clear = signed(header(), claims(c -> c));
    String other = provider.encrypts() ? clear : encrypted(clear);

    assertThat(isAccepted(tokens(provider).identity(), other)).isFalse();
  }

  /// Seeded: what breaks once breaks again. Nothing but a refusal comes out, whatever is changed.
  @Test
  void neverBreaksOnAMutant() throws Exception {
    String token = signed(header(), claims(c -> c));
    JwtDecoder decoder = tokens(Provider.PRO_CONNECT).identity();
    var random = new Random(20261124);
    for (int i = 0; i < MUTANTS; i++) {
      var mutant = new StringBuilder(token);
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        int at = random.nextInt(mutant.length());
        switch (random.nextInt(3)) {
          case 0 -> mutant.setCharAt(at, (char) (33 + random.nextInt(94)));
          case 1 -> mutant.deleteCharAt(at);
          default -> mutant.insert(at, (char) random.nextInt(0x2100));
        }
      }
      String text = mutant.toString();
      assertThat(isAccepted(decoder, text) && !same(text, token)).as(text).isFalse();
    }
  }

  /// The last character of a part of base 64 holds bits that nobody reads.
  private static boolean same(String mutant, String token) {
    String[] one = mutant.split("\\.", -1);
    String[] other = token.split("\\.", -1);
    return one.length == 3
        && one[0].equals(other[0])
        && one[1].equals(other[1])
        && java.util.Arrays.equals(bytes(one[2]), bytes(other[2]));
  }

  private static byte[] bytes(String part) {
    return new com.nimbusds.jose.util.Base64URL(part).decode();
  }

  @SuppressWarnings("unused") // The answer is all.
  private static boolean isAccepted(JwtDecoder decoder, String token) {
    try {
      decoder.decode(token);
      return true;
    } catch (JwtException e) {
      return false;
    }
  }

  private Map<String, String> corpus() throws Exception {
    var all = new LinkedHashMap<String, String>();
    String good = signed(header(), claims(c -> c));
    String[] part = good.split("\\.", -1);
    all.put("alg none", b64("{\"alg\":\"none\"}") + "." + part[1] + ".");
    all.put("alg nOnE", b64("{\"alg\":\"nOnE\"}") + "." + part[1] + ".");
    all.put("alg none, signature kept", b64("{\"alg\":\"none\"}") + "." + part[1] + "." + part[2]);
    all.put("no alg", b64("{\"kid\":\"one\"}") + "." + part[1] + "." + part[2]);
    byte[] publicKey = signing.toPublicKey().getEncoded();
    all.put("HS256 with the public key", mac(JWSAlgorithm.HS256, publicKey));
    all.put(
        "HS256 with the secret", mac(JWSAlgorithm.HS256, SECRET.getBytes(StandardCharsets.UTF_8)));
    all.put(
        "HS384 with the secret", mac(JWSAlgorithm.HS384, SECRET.getBytes(StandardCharsets.UTF_8)));
    all.put(
        "HS512 with the secret", mac(JWSAlgorithm.HS512, SECRET.getBytes(StandardCharsets.UTF_8)));
    all.put(
        "another key of the same name", with(header(), claims(c -> c), new ECDSASigner(stranger)));
    all.put("an unknown key", with(header("x"), claims(c -> c), new ECDSASigner(stranger)));
    all.put(
        "a name that is a path",
        with(header("../../../dev/null"), claims(c -> c), new ECDSASigner(stranger)));
    all.put(
        "a name that is SQL",
        with(header("' or 1=1 --"), claims(c -> c), new ECDSASigner(stranger)));
    all.put("no name, another key", with(header(null), claims(c -> c), new ECDSASigner(stranger)));
    var es = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one");
    all.put(
        "its own key",
        with(es.jwk(stranger.toPublicJWK()).build(), claims(c -> c), new ECDSASigner(stranger)));
    es = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one");
    all.put(
        "keys elsewhere",
        with(
            es.jwkURL(URI.create("http://169.254.169.254/jwks")).build(),
            claims(c -> c),
            new ECDSASigner(stranger)));
    es = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one");
    all.put(
        "a certificate elsewhere",
        with(
            es.x509CertURL(URI.create("http://169.254.169.254/x")).build(),
            claims(c -> c),
            new ECDSASigner(stranger)));
    var two = new RSASSASigner(rsa);
    all.put(
        "RS384",
        with(new JWSHeader.Builder(JWSAlgorithm.RS384).keyID("two").build(), claims(c -> c), two));
    all.put(
        "RS512",
        with(new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("two").build(), claims(c -> c), two));
    all.put(
        "PS256",
        with(new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("two").build(), claims(c -> c), two));
    ECKey large = new ECKeyGenerator(Curve.P_384).keyID("one").generate();
    all.put(
        "ES384",
        with(
            new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("one").build(),
            claims(c -> c),
            new ECDSASigner(large)));
    all.put("zero signature", part[0] + "." + part[1] + "." + b64(new byte[64]));
    all.put("no signature", part[0] + "." + part[1] + ".");
    all.put("half a signature", part[0] + "." + part[1] + "." + part[2].substring(0, 40));
    all.put("a signature twice", good + part[2]);
    all.put(
        "other claims",
        part[0]
            + "."
            + signed(header(), claims(c -> c.replace("somebody", "another"))).split("\\.")[1]
            + "."
            + part[2]);
    all.put("type of an access token", typed("at+jwt"));
    all.put("type of a logout token", typed("logout+jwt"));
    all.put("type of a proof", typed("dpop+jwt"));
    all.put(
        "an extension that must be understood",
        with(critical("x-unknown"), claims(c -> c), new ECDSASigner(signing)));
    Instant now = Instant.now(Clock.systemUTC());
    put(
        all,
        "expired",
        c -> c.replaceAll("\"exp\":[0-9]+", "\"exp\":" + now.minusSeconds(600).getEpochSecond()));
    put(all, "no end", c -> c.replaceAll("\"exp\":[0-9]+,", ""));
    put(all, "an end that is a word", c -> c.replaceAll("\"exp\":[0-9]+", "\"exp\":\"never\""));
    put(
        all,
        "not yet",
        c ->
            c.replaceAll(
                "\"exp\"", "\"nbf\":" + now.plusSeconds(600).getEpochSecond() + ",\"exp\""));
    put(
        all,
        "issued tomorrow",
        c ->
            c.replaceAll(
                "\"iat\":[0-9]+", "\"iat\":" + now.plus(Duration.ofDays(1)).getEpochSecond()));
    put(all, "issued never", c -> c.replaceAll("\"iat\":[0-9]+,", ""));
    put(all, "another issuer", c -> c.replace(ISSUER, "https://evil.example"));
    put(all, "an issuer with a slash more", c -> c.replace(ISSUER, ISSUER + "/"));
    put(all, "no issuer", c -> c.replace("\"iss\":\"" + ISSUER + "\",", ""));
    put(all, "for somebody else", c -> c.replace("\"aud\":\"mercure\"", "\"aud\":\"other\""));
    put(all, "for nobody", c -> c.replace("\"aud\":\"mercure\",", ""));
    put(
        all,
        "for several, authorised party unsaid",
        c -> c.replace("\"aud\":\"mercure\"", "\"aud\":[\"mercure\",\"other\"]"));
    put(
        all,
        "another authorised party",
        c -> c.replace("\"aud\":\"mercure\"", "\"aud\":\"mercure\",\"azp\":\"other\""));
    put(all, "about nobody", c -> c.replace("\"sub\":\"somebody\",", ""));
    all.put("no token", "hello");
    all.put("dots", "..");
    all.put("claims that are no object", signed(header(), "[]"));
    all.put("claims that are no JSON", signed(header(), "sub=somebody"));
    all.put("in JSON", "{\"payload\":\"" + part[1] + "\",\"signature\":\"" + part[2] + "\"}");
    return all;
  }

  private static void put(Map<String, String> all, String name, UnaryOperator<String> change)
      throws Exception {
    all.put(name, signed(header(), claims(change)));
  }

  private static String claims(UnaryOperator<String> change) {
    Instant now = Instant.now(Clock.systemUTC());
    String good =
        "{\"iss\":\"%s\",\"aud\":\"mercure\",\"sub\":\"somebody\",\"iat\":%d,\"exp\":%d,\"acr\":\"eidas2\"}"
            .formatted(ISSUER, now.getEpochSecond(), now.plusSeconds(300).getEpochSecond());
    return change.apply(good);
  }

  private static JWSHeader header() {
    return header("one");
  }

  private static JWSHeader header(@org.jspecify.annotations.Nullable String key) {
    return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key).build();
  }

  private static JWSHeader critical(String name) {
    return new JWSHeader.Builder(JWSAlgorithm.ES256)
        .keyID("one")
        .criticalParams(Set.of(name))
        .customParam(name, 1)
        .build();
  }

  private static String typed(String type) throws Exception {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one").type(new JOSEObjectType(type));
    return signed(header.build(), claims(c -> c));
  }

  private static String signed(JWSHeader header, String claims) throws Exception {
    return with(header, claims, new ECDSASigner(signing));
  }

  private static String with(JWSHeader header, String claims, JWSSigner signer) throws Exception {
    var token = new JWSObject(header, new Payload(claims));
    token.sign(signer);
    return token.serialize();
  }

  private static String mac(JWSAlgorithm algorithm, byte[] secret) throws Exception {
    return with(
        new JWSHeader.Builder(algorithm).keyID("one").build(),
        claims(c -> c),
        new MACSigner(secret));
  }

  private static String sealed(Provider provider, String token) throws Exception {
    return provider.encrypts() ? encrypted(token) : token;
  }

  private static String encrypted(String token) throws Exception {
    var header =
        new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
            .contentType("JWT")
            .build();
    var sealed = new JWEObject(header, new Payload(token));
    sealed.encrypt(new RSAEncrypter(KEY.whole().getKeys().getFirst().toRSAKey()));
    return sealed.serialize();
  }

  private static String b64(String text) {
    return b64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String b64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Tokens tokens(Provider provider) {
    String keys = "http://localhost:%d/jwks".formatted(server.getAddress().getPort());
    var registration =
        ClientRegistration.withRegistrationId(provider.path())
            .clientId(CLIENT)
            .clientSecret(SECRET)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("https://mercure.example/connexion/retour/x")
            .scope("openid")
            .issuerUri(ISSUER)
            .authorizationUri(ISSUER + "/authorize")
            .tokenUri(ISSUER + "/token")
            .jwkSetUri(keys)
            .userInfoUri(ISSUER + "/userinfo")
            .userNameAttributeName("sub")
            .build();
    var set =
        new KeySet(BoundedHttp.client(Duration.ofSeconds(2)).build(), keys, Clock.systemUTC());
    return new Tokens(provider, registration, KEY, set);
  }
}
