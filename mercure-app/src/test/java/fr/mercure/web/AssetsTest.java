// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// ASVS V3.7.1, V13.2.5, V13.4.3.
class AssetsTest {
  private static final int KILOBYTE = 1_000;

  /// The heaviest page of the inventory, compressed; measured on the gallery.
  private static final int PAGE = 6 * KILOBYTE;

  private final AssetHandler handler = new AssetHandler(Assets.CLASS_PATH);

  @Test
  void keepTheirBudget() {
    assertThat(sent("mercure.css")).isLessThanOrEqualTo(8 * KILOBYTE);
    assertThat(sent("mercure.js")).isLessThanOrEqualTo(15 * KILOBYTE);
    assertThat(sent("simple.css")).isLessThanOrEqualTo(1_500);
    int firstLoad =
        Stream.of(
                    "mercure.css",
                    "mercure.js",
                    "htmx.js",
                    "icons.svg",
                    "mercure.svg",
                    "source-sans-3.woff2",
                    "plex-mono.woff2")
                .mapToInt(this::sent)
                .sum()
            + PAGE;
    assertThat(firstLoad).isLessThanOrEqualTo(100 * KILOBYTE);
  }

  @Test
  void nameTheFontsInTheStyleSheetByTheirFingerprint() {
    String css = new String(asset("mercure.css").plain(), StandardCharsets.UTF_8);
    assertThat(css).contains("url(" + Assets.url("source-sans-3.woff2") + ")").doesNotContain("/*");
  }

  @Test
  void changeTheirAddressWithTheirBytes() {
    var one = new Asset("a.css", "a{}".getBytes(StandardCharsets.UTF_8));
    var other = new Asset("a.css", "b{}".getBytes(StandardCharsets.UTF_8));
    assertThat(one.url()).matches("/assets/a-[0-9a-f]{12}\\.css").isNotEqualTo(other.url());
  }

  @Test
  void areKeptForEverAndSentCompressed() throws IOException {
    MockHttpServletResponse response = get(Assets.url("mercure.css"), "br, gzip");
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getContentType()).isEqualTo("text/css;charset=UTF-8");
    assertThat(response.getHeader("Cache-Control"))
        .isEqualTo("public, max-age=31536000, immutable");
    assertThat(response.getHeader("Content-Encoding")).isEqualTo("gzip");
    assertThat(response.getHeader("Vary")).isEqualTo("Accept-Encoding");
    assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.getContentAsByteArray()).isEqualTo(asset("mercure.css").compressed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "br", "gzip;q=0", "identity, gzip; q=0.0"})
  void areSentPlainToWhoDoesNotUnpack(String accepted) throws IOException {
    MockHttpServletResponse response = get(Assets.url("mercure.js"), accepted);
    assertThat(response.getHeader("Content-Encoding")).isNull();
    assertThat(response.getContentAsByteArray()).isEqualTo(asset("mercure.js").plain());
  }

  @Test
  void standInForAnotherVersionWithoutBeingKept() throws IOException {
    MockHttpServletResponse response = get("/assets/mercure-000000000000.css", "gzip");
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/none-000000000000.css",
        "/assets/mercure.css",
        "/assets/../application.properties",
        "/assets/"
      })
  void areAllThereIs(String address) throws IOException {
    assertThat(get(address, "gzip").getStatus()).isEqualTo(404);
  }

  @Test
  void haveNoOtherName() {
    assertThatThrownBy(() -> Assets.url("none.css")).hasMessageContaining("none.css");
  }

  @Test
  void runNothingThatComesAsText() {
    String script = new String(asset("mercure.js").plain(), StandardCharsets.UTF_8);
    assertThat(List.of("eval(", "new Function", "innerHTML =", "document.write", "outerHTML"))
        .allSatisfy(call -> assertThat(script).doesNotContain(call));
  }

  private MockHttpServletResponse get(String address, String accepted) throws IOException {
    var request = new MockHttpServletRequest("GET", address);
    if (!accepted.isEmpty()) {
      request.addHeader("Accept-Encoding", accepted);
    }
    var response = new MockHttpServletResponse();
    handler.handleRequest(request, response);
    return response;
  }

  private int sent(String name) {
    Asset asset = asset(name);
    return asset.shrinks() ? asset.compressed().length : asset.plain().length;
  }

  private static Asset asset(String name) {
    return Assets.CLASS_PATH.named(name).orElseThrow();
  }
}
