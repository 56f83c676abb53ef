// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/// ASVS V1.5.2, V7.1.1, V7.3.2.
class WebSessionTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final Duration ABSOLUTE = Duration.ofHours(10);

  private final MockHttpServletRequest request = new MockHttpServletRequest();

  @Test
  void endsAfterTheLongestTimeWhateverItsActivity() {
    WebSession.half(request, 7, "/dossiers", NOW);
    assertThat(WebSession.whole(request, 7, false, NOW)).isEqualTo("/dossiers");

    assertThat(WebSession.whole(request, NOW.plus(ABSOLUTE).minusNanos(1), ABSOLUTE)).contains(7L);
    assertThat(WebSession.whole(request, NOW.plus(ABSOLUTE), ABSOLUTE)).isEmpty();
    assertThat(request.getSession(false)).isNull();
  }

  @Test
  void isNobodysBeforeTheSecondStep() {
    WebSession.half(request, 7, "/dossiers", NOW);

    assertThat(WebSession.whole(request, NOW, ABSOLUTE)).isEmpty();
    assertThat(WebSession.half(request, NOW)).contains(7L);
  }

  @Test
  void asksForThePasswordAgainIfTheSecondStepTakesTooLong() {
    WebSession.half(request, 7, "/dossiers", NOW);

    assertThat(WebSession.half(request, NOW.plus(WebSession.SECOND_STEP))).isEmpty();
  }

  @Test
  void keepsNothingOfTheFirstStepAfterTheSecond() {
    WebSession.half(request, 7, "/dossiers", NOW);
    WebSession.whole(request, 7, false, NOW);

    assertThat(WebSession.half(request, NOW)).isEmpty();
  }
}
