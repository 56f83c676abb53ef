// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;

class SealingGateTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @SuppressWarnings("unused") // Looked up by name.
  static final class Handlers {
    @Sealing(SealingAct.DECISION)
    public void decide() {}
  }

  private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/controle/x");
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @BeforeEach
  void enter() {
    var officer =
        new Actor("person:1", "Inès", Optional.empty(), Optional.of("FR00677A"), Set.of());
    SecurityContextHolder.setContext(PersonContext.of(officer));
  }

  @AfterEach
  void leave() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void takesACodeUnlessThePolicyWantsASignature() throws Exception {
    WebSession.confirmed(request, false, NOW);

    assertThat(passes(Set.of())).isTrue();
    assertThat(passes(Set.of(SealingAct.DECISION))).isFalse();
    assertThat(response.getHeader("Location")).contains("acte=DECISION");
  }

  @Test
  void takesAPasskeyOrACertificateForASignature() throws Exception {
    WebSession.confirmed(request, true, NOW);

    assertThat(passes(Set.of(SealingAct.DECISION))).isTrue();
  }

  @Test
  void takesNoOldSignature() throws Exception {
    WebSession.confirmed(request, true, NOW.minus(Duration.ofHours(1)));
    WebSession.confirmed(request, false, NOW);

    assertThat(passes(Set.of(SealingAct.DECISION))).isFalse();
  }

  private boolean passes(Set<SealingAct> signed) throws Exception {
    var gate = new SealingGate(FactorPolicyTest.settings(signed), Clock.fixed(NOW, ZoneOffset.UTC));
    var method = new HandlerMethod(new Handlers(), Handlers.class.getMethod("decide"));
    return gate.preHandle(request, response, method);
  }
}
