// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What one factor opens: the page that says why one is stopped, and nothing else.
@SandboxTest
class OneFactorIT {
  private static final String CLAIRE = "claire.morel@transmer.example";

  private final RequestMappingHandlerMapping mapping;
  private final SignedIn signedIn;
  private final JdbcClient jdbc;

  OneFactorIT(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
      SignedIn signedIn,
      JdbcClient jdbc) {
    this.mapping = mapping;
    this.signedIn = signedIn;
    this.jdbc = jdbc;
  }

  @AfterEach
  void mend() {
    jdbc.sql("update identity.person set state = 'ACTIVE' where email = :email")
        .param("email", CLAIRE)
        .update();
    jdbc.sql("delete from identity.sign_in_attempt").update();
  }

  private record Endpoint(String method, String path) {}

  /// Every page and form but those that ask for nothing or for one factor; the API takes no
  /// session.
  private Stream<Endpoint> closed() {
    var closed = new ArrayList<Endpoint>();
    mapping
        .getHandlerMethods()
        .forEach((info, handler) -> {
          if (!ErrorController.class.isAssignableFrom(handler.getBeanType()) && isClosed(handler)) {
            info.getPatternValues()
                .forEach(pattern ->
                    info.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> closed.add(new Endpoint(method.name(), path(pattern)))));
          }
        });
    return closed.stream().filter(e -> !e.path().startsWith("/api/")).distinct();
  }

  /// With words where only words may stand: the first of those that the pattern names.
  private static String path(String pattern) {
    return pattern
        .replaceAll("\\{\\w+:([a-z]+)\\|(?:[^{}]|\\{[^}]*})*}", "$1")
        .replaceAll("\\{section(?:[^{}]|\\{[^}]*})*}", "message")
        .replaceAll("\\{(?:[^{}]|\\{[^}]*})*}", "1");
  }

  private static boolean isClosed(HandlerMethod handler) {
    Allowed allowed = Objects.requireNonNull(handler.getMethodAnnotation(Allowed.class));
    return !allowed.anyone() && !allowed.firstFactor();
  }

  /// ASVS V6.3.4.
  @Test
  void opensNothingButTheSituation() {
    Browser half = half();
    half.get("/connexion/second-facteur");
    List<Endpoint> all = closed().toList();

    assertThat(all).hasSizeGreaterThan(100);
    assertThat(all)
        .allSatisfy(endpoint -> {
          var answer =
              endpoint.method().equals("GET")
                  ? half.sendRaw(half.request(endpoint.path()).GET())
                  : half.sendRaw(half.form(endpoint.path(), Map.of()));
          assertThat(answer.statusCode()).isEqualTo(303);
          assertThat(answer.headers().firstValue("Location").orElse("")).startsWith("/connexion");
        });
    assertThat(half.get("/acces/situation").statusCode()).isEqualTo(200);
  }

  /// ASVS V8.2.3.
  @Test
  void tellsNothingOfTheCompany() {
    String page = half().get("/acces/situation").body();

    assertThat(page)
        .contains("Votre compte est actif.", "Prouver le second facteur")
        .doesNotContain("Transmer", "EORI", "SIRET", "Déposer", "Claire");
    assertThat(signedIn.claire().get("/acces/situation").body()).contains("Transmer", "EORI");
  }

  @Test
  void readsWhyTheAccountIsSuspendedAndGoesNoFurther() {
    jdbc.sql("update identity.person set state = 'SUSPENDED' where email = :email")
        .param("email", CLAIRE)
        .update();
    Browser browser = signedIn.nobody();
    browser.get("/connexion");
    var answer =
        browser.post("/connexion", Map.of("email", CLAIRE, "password", signedIn.password()));

    assertThat(answer.headers().firstValue("Location")).contains("/acces/situation");
    assertThat(browser.get("/acces/situation").body())
        .contains("AUT-003")
        .doesNotContain("Prouver le second facteur");
    assertThat(browser.get("/connexion/second-facteur").headers().firstValue("Location"))
        .contains("/connexion");
    assertThat(browser.get("/compte").headers().firstValue("Location").orElse(""))
        .startsWith("/connexion?suite=");
  }

  @Test
  void showsTheTableOfActsToAnyone() {
    assertThat(signedIn.nobody().get("/aide/facteurs").body())
        .contains("Lire la situation de son accès", "Un facteur", "Depuis moins de 15 minutes");
  }

  private Browser half() {
    Browser browser = signedIn.nobody();
    browser.get("/connexion");
    browser.post("/connexion", Map.of("email", CLAIRE, "password", signedIn.password()));
    return browser;
  }
}
