// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.Browser;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SandboxTest
class AccessDoorIT {
  private final SignedIn signedIn;
  private final Browser nobody;

  AccessDoorIT(SignedIn signedIn) {
    this.signedIn = signedIn;
    this.nobody = signedIn.nobody();
  }

  @Test
  void marksItsAnswers() {
    HttpResponse<String> marker = nobody.get("/acces/204");

    assertThat(marker.statusCode()).isEqualTo(204);
    assertThat(marker.headers().firstValue("Mercure-Access")).hasValue("1");
    assertThat(marker.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(marker.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void echoesCanariesButNoCredential() {
    String seen =
        nobody
            .send(
                nobody
                    .request("/acces/echo")
                    .header("Authorization", "Bearer secret-key")
                    .header("Cookie", "mercure=secret-session; acces=canary"))
            .body();
    String canary =
        nobody.send(nobody.request("/acces/echo").header("Authorization", "Bearer canary")).body();

    assertThat(seen)
        .contains("client-address: 127.0.0.1", "server-time: ", "user-agent: Java", "cookie: acces")
        .contains("authorization: hidden")
        .doesNotContain("secret");
    assertThat(canary).contains("authorization: Bearer canary");
  }

  @Test
  void countsWhatIsSent() {
    var some = nobody.request("/acces/envoi").POST(BodyPublishers.ofByteArray(new byte[300_000]));
    assertThat(nobody.send(some).body()).isEqualTo("300000");
  }

  /// Announced only: nobody need send it all to learn that it is too much.
  @Test
  void refusesTooMuchBeforeItIsSent() throws IOException {
    URI address = nobody.request("/acces/envoi").build().uri();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      String head =
          "POST /acces/envoi HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n"
              .formatted(ReferencePoints.MOST_BYTES + 1);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(12);

      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/acces", "/acces/204", "/acces/flux"})
  void readsOnlyWhereThereIsNothingToSend(String address) {
    HttpResponse<String> answer =
        nobody.send(nobody.request(address).POST(BodyPublishers.ofString("x")));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
  }

  @Test
  void tellsWhatTheServerSawWithoutScript() {
    String first = location(nobody.get("/acces"));
    String page = nobody.get(first).body();

    assertThat(first).matches("/acces\\?ref=[0-9A-Z]{3}-[0-9A-Z]{3}&le=[0-9]{10}");
    assertThat(page)
        .contains(
            "<title>Vu du service, rien n’empêche votre accès",
            "Le cookie d’essai est revenu",
            first.substring(11, 18),
            "<noscript>",
            "Non vérifié");
  }

  @Test
  void saysThatTheCookieDidNotComeBack() {
    String first = location(nobody.get("/acces"));
    String page = signedIn.nobody().get(first).body();

    assertThat(page)
        .contains("<title>La cause est trouvée\u00a0: votre navigateur refuse les cookies")
        .contains("très probable", "COOKIES_REFUSES", "Un autre navigateur");
  }

  @Test
  void beginsAnewFromABookmark() {
    assertThat(location(nobody.get("/acces?ref=K7F-2QX&le=1700000000"))).contains("/acces?ref=");
    assertThat(nobody.get("/acces?ref=K7F-2QX&le=1700000000&vu=sse:BUFFERED").statusCode())
        .isEqualTo(200);
  }

  @Test
  void handsTheSameResultOutAsAFile() {
    HttpResponse<String> file =
        nobody.get("/acces/rapport.json?ref=k7f2qx&le=1764000000&vu=http.service:OK~sse:BUFFERED");

    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"acces-K7F-2QX.json\"");
    assertThat(file.body()).contains("\"verdict\": \"DEGRADED\"", "\"code\": \"SSE_TAMPONNE\"");
  }

  @Test
  void showsNothingThatAnAddressMadeUp() {
    String page =
        nobody
            .get("/acces?ref=K7F-2QX&le=1764000000&essai=%22%3E%3Cb&vu=sse:BUFFERED:%3Cscript%3E")
            .body();

    assertThat(page).contains("K7F-2QX").doesNotContain("<script>", "\"><b");
  }

  @Test
  void isOfferedWhereSomebodyIsRefused() {
    nobody.get("/connexion");
    String refused =
        nobody.post("/connexion", Map.of("email", "a@b.example", "password", "wrong")).body();
    String missing = nobody.get("/nulle-part").body();

    assertThat(refused).containsPattern("href=\"/acces\\?essai=R-[A-Z2-7]{8}\"");
    assertThat(missing).containsPattern("href=\"/acces\\?essai=E-[0-9A-Z]{4}-[0-9A-Z]{4}\"");
    String page = nobody.get(location(nobody.get("/acces?essai=R-ABCDEFGH"))).body();
    assertThat(page).contains("R-ABCDEFGH", "Utiliser un code de secours");
  }

  @Test
  void beginsAgainInTheSameLanguageForTheSameAttempt() {
    String page = nobody.get(location(nobody.get("/acces?essai=R-ABCDEFGH&langue=en"))).body();

    assertThat(page).contains("href=\"/acces?essai=R-ABCDEFGH&amp;langue=en\">Check again");
  }

  @Test
  void readsAReferenceHoweverItWasTyped() {
    for (String typed : List.of("k7f2qx", "K7F-2QX", " k7f 2qx ")) {
      assertThat(CheckReference.parse(typed)).hasValue(new CheckReference("K7F-2QX"));
    }
    assertThat(CheckReference.parse("oil-oil")).hasValue(new CheckReference("011-011"));
    assertThat(CheckReference.parse("K7F-2Q")).isEmpty();
    assertThat(CheckReference.parse("K7F-2QU")).isEmpty();
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
