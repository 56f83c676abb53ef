// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.json.JsonMapper;

/// ASVS V8.3.1.
class AllowedGateTest {
  private final AllowedGate gate =
      new AllowedGate(
          new ApiProblems(JsonMapper.shared()), (_, _) -> Optional.empty(), Clock.systemUTC());
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @SuppressWarnings("unused") // Looked up by name.
  static final class Handlers {
    @Allowed(anyone = true)
    public void open() {}

    @Allowed
    public void signedIn() {}

    @Allowed({Right.EXPRESS_LODGE, Right.CONTROL_DECIDE})
    public void eitherRight() {}

    public void forgotten() {}
  }

  @AfterEach
  void leave() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void letsAnyoneInWhereAnyoneMayCome() {
    assertThat(passes("open", "/")).isTrue();
    assertThat(response.getHeader("Cache-Control")).isEqualTo("private, no-cache");
  }

  @Test
  void sendsStrangersToSignInAndRemembersThePage() {
    assertThat(passes("signedIn", "/dossiers")).isFalse();
    assertThat(response.getStatus()).isEqualTo(303);
    assertThat(response.getHeader("Location")).isEqualTo("/connexion?suite=%2Fdossiers");
  }

  @Test
  void tellsMachinesToBringAKey() {
    assertThat(passes("signedIn", "/api/v1/declarations")).isFalse();
    assertThat(response.getStatus()).isEqualTo(401);
    assertThat(response.getContentType()).isEqualTo("application/problem+json");
  }

  @Test
  void letsTheHolderOfAnyOneRightIn() {
    enter(Right.CONTROL_DECIDE);

    assertThat(passes("eitherRight", "/controle")).isTrue();
  }

  @Test
  void turnsAwayWhoHoldsNoneOfTheRights() {
    enter(Right.MAIL_READ);

    assertThat(passes("eitherRight", "/controle")).isFalse();
    assertThat(response.getStatus()).isEqualTo(403);
  }

  @Test
  void letsWhoActsForNobodySeeWhyAndNothingElse() {
    var nobody = new Actor("person:1", "Noé", Optional.empty(), Optional.empty(), Set.of());
    SecurityContextHolder.setContext(PersonContext.of(nobody));

    assertThat(passes("signedIn", "/acces/situation")).isTrue();
    assertThat(passes("signedIn", "/compte/mot-de-passe")).isTrue();
    assertThat(passes("signedIn", "/acces/situation/x")).isFalse();
    assertThat(passes("signedIn", "/accueil")).isFalse();
    assertThat(response.getHeader("Location")).isEqualTo("/acces/situation");
  }

  /// ASVS V16.5.3.
  @Test
  void closesToAllWhatSaysNothing() {
    enter(Right.values());

    assertThat(passes("forgotten", "/dossiers")).isFalse();
    assertThat(response.getStatus()).isEqualTo(403);
    assertThat(passes("forgotten", "/api/v1/declarations")).isFalse();
  }

  private static void enter(Right... rights) {
    var actor =
        new Actor("person:1", "Claire", Optional.empty(), Optional.of("FR00677A"), Set.of(rights));
    SecurityContextHolder.setContext(PersonContext.of(actor));
  }

  private boolean passes(String handler, String path) {
    try {
      var method = new HandlerMethod(new Handlers(), Handlers.class.getMethod(handler));
      return gate.preHandle(new MockHttpServletRequest("GET", path), response, method);
    } catch (IOException | ServletException | NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }
}
