// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a page saw, judged by the rows of the agent.
class ToldTest {
  private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");

  @Test
  void namesACookieThatTheBrowserRefuses() {
    Told told = told("http.service:OK~page.cookie:LOST~page.cookiewrite:REFUSED");

    assertThat(told.verdict()).isEqualTo(Verdict.BLOCKED);
    assertThat(told.causes()).extracting(Told.Cause::code).containsExactly("COOKIES_REFUSES");
    assertThat(told.causes().getFirst().evidence()).isEqualTo(Evidence.PROVEN);
    assertThat(told.causes().getFirst().remedy().fr()).contains("portail.test");
  }

  @Test
  void accusesTheNetworkWhereTheBrowserWouldTakeTheCookie() {
    Told told =
        told("http.service:OK~page.cookie:LOST~page.cookiewrite:OK~echo.setcookie:STRIPPED");

    assertThat(told.causes()).extracting(Told.Cause::code).containsExactly("SET_COOKIE_SUPPRIME");
    assertThat(told.causes().getFirst().side()).isEqualTo(Side.NETWORK);
  }

  @Test
  void isSureOfNothingUntilTheBrowserWasTried() {
    Told told = told("http.service:OK~page.cookie:LOST");

    assertThat(told.causes().getFirst().evidence()).isEqualTo(Evidence.PROBABLE);
  }

  @Test
  void readsBackWhatItWrote() {
    String text = "http.service:OK~skew:3:-3 s~page.features:CURRENT:Firefox 128";

    assertThat(Sightings.parse(text)).hasToString(text);
  }

  @Test
  void leavesOutWhatNoPageTells() {
    assertThat(Sightings.parse("tcp.service:REFUSED~sse:<b>~skew:x~script:SAME:<i>~~:~sse:OK"))
        .hasToString("sse:OK");
    assertThat(Sightings.parse("a".repeat(1_000_000))).hasToString("");
  }

  @Test
  void keepsTheReferenceThatWasGiven() throws IOException {
    Told told = told("http.service:OK");
    Schema schema = new Schema(Files.readString(Path.of("..", "docs", "check-schema.json")));

    assertThat(told.verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(schema.faults(told.json())).isEmpty();
    assertThat(Told.ofReport(told.json()).reference()).isEqualTo("K7F-2QX");
  }

  @Test
  void explainsEveryCodeWithoutPlacesLeftOpen() {
    assertThat(Told.codes())
        .hasSizeGreaterThan(90)
        .allSatisfy(code -> {
          Told.Cause cause = Told.explain(code).orElseThrow();
          assertThat(List.of(cause.title().fr(), cause.remedy().en(), cause.technical().fr()))
              .allSatisfy(words -> assertThat(words).isNotBlank().doesNotContain("{", "}"));
        });
  }

  private static Told told(String seen) {
    return Told.of("https://portail.test/", "K7F-2QX", AT, Sightings.parse(seen));
  }
}
