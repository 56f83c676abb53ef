// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@SandboxTest
class ResponseHeadersIT {
  private final SignedIn signedIn;

  ResponseHeadersIT(SignedIn signedIn) {
    this.signedIn = signedIn;
  }

  /// ASVS V3.4.1, V3.4.2, V3.4.4, V3.4.5, V3.4.6, V4.1.1.
  @Test
  void standOnEveryKindOfResponse() {
    Browser nobody = signedIn.nobody();
    Browser claire = signedIn.claire();

    assertAll(nobody.get("/"), 200);
    assertAll(nobody.get("/connexion"), 200);
    assertAll(nobody.get("/compte"), 303);
    assertAll(nobody.get("/nothing-here"), 404);
    assertAll(nobody.get("/api/nothing-here"), 404);
    assertAll(nobody.post("/connexion", Map.of("_csrf", "forged")), 403);
    assertAll(claire.get("/compte"), 200);
    assertAll(nobody.get(styleSheet(nobody)), 200);
  }

  /// The server itself refuses such an address, before any page or header of ours.
  @Test
  void areNotNeededWhereNoAddressIsRead() {
    assertThat(signedIn.nobody().get("/a%00b").statusCode()).isEqualTo(400);
  }

  /// ASVS V1.3.2, V3.2.2, V3.4.3, V14.2.3.
  @Test
  void nameTrustedTypesAndWhereToReport() {
    String policy =
        signedIn.nobody().get("/").headers().firstValue("Content-Security-Policy").orElseThrow();

    assertThat(policy)
        .contains(
            "default-src 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "report-to csp")
        .doesNotContain("unsafe");
  }

  /// ASVS V14.3.2.
  @Test
  void keepPagesOfAPersonOutOfCachesAndFilesInThem() {
    Browser nobody = signedIn.nobody();

    assertThat(cache(signedIn.claire().get("/compte"))).isEqualTo("no-store");
    assertThat(cache(nobody.get("/"))).isEqualTo("private, no-cache");
    assertThat(cache(nobody.get(styleSheet(nobody)))).contains("immutable");
  }

  @Test
  void takeReportsWithinBounds() {
    Browser nobody = signedIn.nobody();
    var report =
        nobody
            .request("/csp")
            .header("Content-Type", "application/reports+json")
            .POST(BodyPublishers.ofString("[{\"type\":\"csp\"}]\n" + "x".repeat(100_000)));

    assertThat(nobody.send(report).statusCode()).isEqualTo(204);
  }

  private static void assertAll(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.uri().toString()).isEqualTo(status);
    ResponseHeaders.ALWAYS.forEach((name, value) -> {
      if (!name.equals("Cache-Control")) {
        assertThat(response.headers().allValues(name))
            .as(name + " of " + response.uri())
            .containsExactly(value);
      }
    });
    assertThat(response.headers().firstValue("Server")).isEmpty();
  }

  private static String cache(HttpResponse<String> response) {
    return response.headers().firstValue("Cache-Control").orElseThrow();
  }

  private static String styleSheet(Browser browser) {
    Matcher link =
        Pattern.compile("href=\"(/assets/mercure-[^\"]+\\.css)\"").matcher(browser.get("/").body());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }
}
