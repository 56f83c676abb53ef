// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import fr.mercure.identity.Right;
import fr.mercure.kernel.Eori;
import fr.mercure.kernel.Siret;
import fr.mercure.web.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The pages of the portal, without database: what the other modules would tell is made up here.
@SpringJUnitWebConfig(PortalPagesTest.Alone.class)
class PortalPagesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:42:00Z");
  private static final Actor CLAIRE =
      new Actor(
          "person:1",
          "Claire Morel",
          Optional.of(
              new Company(
                  1,
                  "Transmer <Logistique>",
                  new Siret("73282932000074"),
                  new Eori("FR732829320"))),
          Optional.empty(),
          EnumSet.allOf(Right.class));

  private final MockMvcTester browser;

  PortalPagesTest(@Autowired WebApplicationContext context) {
    this.browser = MockMvcTester.from(context);
  }

  @AfterEach
  void signsOut() {
    SecurityContextHolder.clearContext();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/etat",
        "/dev",
        "/dev/demarrer",
        "/dev/reference",
        "/dev/reference/H7",
        "/dev/reference/CC015C",
        "/dev/composants",
        "/aide",
        "/aide/erreurs",
        "/aide/erreurs/WEB-404",
        "/aide/erreurs/ST-0010",
        "/aide/raccourcis",
        "/accessibilite",
        "/mentions",
        "/confidentialite",
        "/plan-du-site"
      })
  void areOpenToAllInBothLanguages(String address) {
    assertThat(complete(address, "fr")).contains("lang=\"fr\"");
    assertThat(complete(address, "en")).contains("lang=\"en\"");
  }

  @Test
  void putsTheMostPressingObligationFirst() {
    signIn();
    String page = complete("/accueil", "fr");
    assertThat(page.indexOf("26FR-SOON")).isPositive().isLessThan(page.indexOf("26FR-LATER"));
    assertThat(page.indexOf("26FR-LATER")).isLessThan(page.indexOf("26FR-UNDATED"));
    assertThat(page).contains("Bonjour Claire, 3 actions vous attendent", "dans 13 min");
  }

  @Test
  void escapesWhatPeopleWrote() {
    signIn();
    assertThat(complete("/accueil", "fr"))
        .contains("Transmer &lt;Logistique&gt;")
        .doesNotContain("<Logistique>");
  }

  @Test
  void sendsWhoIsSignedInHome() {
    signIn();
    assertThat(browser.get().uri("/")).hasRedirectedUrl("/accueil");
  }

  @Test
  void saysThatAPartIsDownWithoutFailing() {
    assertThat(complete("/etat", "fr")).contains("Un service est arrêté", "Aucune réponse");
  }

  @Test
  void findsAnErrorByItsCodeOrByAWord() {
    assertThat(complete("/aide/erreurs?q=web-413", "fr"))
        .contains("WEB-413")
        .doesNotContain("WEB-404");
    assertThat(complete("/aide/erreurs?q=expiré", "fr")).contains("WEB-419");
  }

  @Test
  void opensASingleResultAndListsSeveral() {
    signIn();
    assertThat(browser.get().uri("/recherche?q=one")).hasRedirectedUrl("/dossiers/one");
    assertThat(complete("/recherche?q=two", "fr")).contains("/dossiers/a", "/dossiers/b");
    assertThat(complete("/recherche?q=<none>", "fr")).contains("&lt;none&gt;");
    assertThat(complete("/recherche", "fr")).contains("Tapez un MRN");
  }

  @Test
  void givesASampleOfEachMessage() {
    assertThat(browser.get().uri("/dev/reference/H7/exemple.xml"))
        .hasStatusOk()
        .hasContentType("application/xml")
        .bodyText()
        .contains("Declaration");
  }

  @Test
  void tellsPeopleWhatHappenedWhetherItWasSavedAndWhatToDo() {
    MvcTestResult answer = browser.get().uri("/aide/erreurs/NONE").exchange();
    assertThat(answer).hasStatus(404);
    assertThat(answer)
        .bodyText()
        .contains("Cette page n’existe pas", "rien n’a été modifié", "Que faire")
        .containsPattern("E-[0-9A-Z]{4}-[0-9A-Z]{4}");
  }

  @Test
  void tellsMachinesTheSameAsAProblem() {
    MvcTestResult answer =
        browser.post().uri("/dev").header("Accept", "application/json").exchange();
    assertThat(answer).hasStatus(405).hasContentType("application/problem+json");
    assertThat(answer).headers().containsHeader("Allow");
    assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("WEB-405");
    assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/aide/erreurs/WEB-405");
    assertThat(answer).bodyJson().extractingPath("$.reference").asString().startsWith("E-");
  }

  @Test
  void saysThatNothingWasSavedWhenAFormIsRefused() {
    assertThat(
            browser
                .get()
                .uri("/error")
                .requestAttr("jakarta.servlet.error.status_code", 403)
                .requestAttr("jakarta.servlet.error.method", "POST")
                .requestAttr("fr.mercure.code", "SES-004"))
        .hasStatus(403)
        .bodyText()
        .contains("Cette page a expiré", "Rien n’a été envoyé ni enregistré");
  }

  private String complete(String address, String language) {
    MvcTestResult answer =
        browser.get().uri(address).header("Accept-Language", language).exchange();
    assertThat(answer).hasStatusOk();
    assertThat(answer)
        .bodyText()
        .as("words without a sentence")
        .doesNotContainPattern("\\[[a-z]+(\\.[\\w-]+)+]")
        .doesNotContain(">null<", "style=\"", "onclick=")
        .containsOnlyOnce("<h1");
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private static void signIn() {
    SecurityContextHolder.setContext(
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(CLAIRE, "", List.of())));
  }

  @Configuration
  @EnableWebMvc
  @ComponentScan(
      basePackages = {"fr.mercure.web", "fr.mercure.portal"},
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.ASSIGNABLE_TYPE,
              classes = {DatabaseAnswers.class, CalendarStore.class, CalendarPages.class}))
  static class Alone implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    @Bean
    Clock clock() {
      return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    RandomGenerator random() {
      return RandomGenerator.getDefault();
    }

    @Bean
    Obligations obligations() {
      return (_, _) ->
          List.of(
              obligation(Optional.empty(), "26FR-UNDATED"),
              obligation(Optional.of(NOW.plusSeconds(86_400)), "26FR-LATER"),
              obligation(Optional.of(NOW.plusSeconds(13 * 60)), "26FR-SOON"));
    }

    private static Obligation obligation(Optional<Instant> due, String reference) {
      return new Obligation(due, "Présenter", reference, "Express H7", "Présenter", "/x");
    }

    @Bean
    Finder finder() {
      return (_, _, query) ->
          switch (query) {
            case "one" -> List.of(found("one"));
            case "two" -> List.of(found("a"), found("b"));
            default -> List.of();
          };
    }

    private static Finder.Found found(String reference) {
      return new Finder.Found("Déclaration", reference, "", "/dossiers/" + reference);
    }

    @Bean
    ServiceCheck broken() {
      return new ServiceCheck() {
        @Override
        public String name(Texts texts) {
          return "Relais";
        }

        @Override
        public Health now(Texts texts) {
          throw new IllegalStateException("no answer");
        }
      };
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
      resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      return CLAIRE;
    }
  }
}
