// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import fr.mercure.identity.federation.FederationOutcome.Failed;
import fr.mercure.identity.federation.FederationSettings.Client;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Before the person leaves: what the provider says of itself, and the request made of it.
class FederationTest {
  private static final String BACK = "https://mercure.example/connexion/retour/x";
  private static final FederationKey KEY = FederationKey.read(FederationKey.make());

  private final HttpServer server;
  private final String issuer;

  FederationTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://localhost:%d/api/v2".formatted(server.getAddress().getPort());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /// ASVS V16.5.2.
  @Test
  void saysThatAProviderIsDownAndRecoversWithIt() {
    Federation federation = federation();
    assertThat(failure(federation, Provider.PRO_CONNECT)).isEqualTo("FED-008");

    describes(issuer, "");
    assertThat(federation.begin(Provider.PRO_CONNECT, BACK).failure()).isEmpty();
  }

  /// ASVS V10.5.3.
  @Test
  void saysThatOurSettingsAreWrong() {
    describes("https://evil.example/api/v2", "");
    assertThat(failure(federation(), Provider.PRO_CONNECT)).isEqualTo("FED-010");
  }

  /// ASVS V1.3.6, V15.3.2.
  @Test
  void wantsTheWholeDescription() {
    describes(issuer, "jwks_uri");
    assertThat(failure(federation(), Provider.PRO_CONNECT)).isEqualTo("FED-010");
  }

  @Test
  void sendsFranceConnectNothingThatItDoesNotKnow() {
    describes(issuer, "");
    String location =
        federation().begin(Provider.FRANCE_CONNECT, BACK).location().orElseThrow().toString();

    assertThat(location)
        .contains("acr_values=eidas1", "state=", "nonce=", "response_type=code")
        .doesNotContain("code_challenge", "max_age", "login_hint", "claims");
    assertThat(location.replaceAll(".*[?&]nonce=([^&]*).*", "$1").length())
        .isGreaterThanOrEqualTo(22);
  }

  /// ASVS V6.8.4.
  @Test
  void demandsTwoFactorsOfProConnect() {
    describes(issuer, "");
    String location =
        federation().begin(Provider.PRO_CONNECT, BACK).location().orElseThrow().toString();

    assertThat(location)
        .contains("code_challenge_method=S256", "claims=", "essential", "eidas1-mfa")
        .doesNotContain("%22eidas1%22", "acr_values");
  }

  /// ASVS V7.1.3, V7.6.1.
  @Test
  void leavesTheProviderWithTheTokenAndAState() {
    describes(issuer, "");
    String location =
        federation()
            .leave(Provider.PRO_CONNECT, "a.b.c", "https://mercure.example/deconnexion/retour", "S")
            .orElseThrow()
            .toString();

    assertThat(location)
        .startsWith(issuer + "/session/end?id_token_hint=a.b.c")
        .endsWith(
            "&post_logout_redirect_uri=https%3A%2F%2Fmercure.example%2Fdeconnexion%2Fretour&state=S");
  }

  @Test
  void leavesNowhereWhereTheProviderIsDownOrNamesNoAddress() {
    assertThat(federation().leave(Provider.PRO_CONNECT, "a", BACK, "S")).isEmpty();
    describes(issuer, "end_session_endpoint");
    assertThat(federation().leave(Provider.PRO_CONNECT, "a", BACK, "S")).isEmpty();
  }

  @Test
  void offersOnlyWhatIsSet() {
    assertThat(federation().offered())
        .containsExactly(Provider.FRANCE_CONNECT, Provider.PRO_CONNECT);
  }

  /// ASVS V10.1.1.
  @Test
  void publishesNoPrivateKey() {
    assertThat(federation().publishedKey()).contains("\"kty\":\"RSA\"").doesNotContain("\"d\":");
  }

  @Test
  void readsFromTheSessionWhatItWroteThere() {
    var pending = new Pending(Provider.PRO_CONNECT, "s", "n", "", BACK);
    assertThat(Pending.read(pending.text())).contains(pending);
    assertThat(Pending.read("x\ny")).isEmpty();
    assertThat(Pending.read("x\ny\nz\na\nb")).isEmpty();
  }

  private static String failure(Federation federation, Provider provider) {
    return federation.begin(provider, BACK).failure().map(Failed::code).orElse("none");
  }

  private Federation federation() {
    var client = new Client(URI.create(issuer), "mercure", "secret");
    var settings = new FederationSettings(client, null, client, Duration.ofSeconds(2));
    return new Federation(settings, KEY, new SecureRandom(), Clock.systemUTC());
  }

  private void describes(String said, String without) {
    var parts =
        Map.of(
            "issuer", said,
            "authorization_endpoint", issuer + "/authorize",
            "token_endpoint", issuer + "/token",
            "jwks_uri", issuer + "/jwks",
            "userinfo_endpoint", issuer + "/userinfo",
            "end_session_endpoint", issuer + "/session/end");
    var text = new StringBuilder("{\"x\":0");
    parts.forEach((name, value) -> {
      if (!name.equals(without)) {
        text.append(",\"").append(name).append("\":\"").append(value).append('"');
      }
    });
    byte[] body = text.append('}').toString().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/api/v2/.well-known/openid-configuration",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
