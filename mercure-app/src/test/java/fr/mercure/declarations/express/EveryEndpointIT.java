// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.Clerk.location;
import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.Allowed;
import fr.mercure.identity.Browser;
import fr.mercure.identity.Right;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Who may do what: every endpoint that the application has, asked for by everybody. The list is
/// the application's own, so a new endpoint is tested from its first day; one that names a thing
/// this test does not know fails it, and says so.
@SandboxTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryEndpointIT {
  private static final String SUSPENDED = "paul.estran@estran.example";

  /// Values that forms of ours send, so that a request fails for what it may, not for what it
  /// lacks.
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("version", "1"),
          Map.entry("base", "1"),
          Map.entry("nom", "x"),
          Map.entry("placed", "true"),
          Map.entry("reason", "x"),
          Map.entry("quoi", "vide"),
          Map.entry("motif", "22"),
          Map.entry("explication", "x"),
          Map.entry("pieces", "x"),
          Map.entry("droit", "MAIL_READ"),
          Map.entry("acte", "lu"),
          Map.entry("de", "reception"),
          Map.entry("vers", "corbeille"),
          Map.entry("uids", "1"));

  private final RequestMappingHandlerMapping mapping;
  private final SignedIn people;
  private final Clerk claire;
  private final Browser paul;
  private final Browser ines;
  private final JdbcClient jdbc;
  private final ClairesThings things;
  private final List<Intruder> intruders = new ArrayList<>();

  EveryEndpointIT(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
      SignedIn people,
      JdbcClient jdbc) {
    this.mapping = mapping;
    this.people = people;
    this.jdbc = jdbc;
    this.claire = new Clerk(people.claire());
    this.paul = people.paul();
    this.ines = people.ines();
    this.things = new ClairesThings(people, claire, ines);
  }

  @BeforeAll
  void makeThings() {
    things.make();
  }

  /// An endpoint as the application lists it.
  ///
  /// @param media what it answers with, or takes if that is said
  record Endpoint(String method, String pattern, HandlerMethod handler, String media) {
    Allowed allowed() {
      return Objects.requireNonNull(handler.getMethodAnnotation(Allowed.class));
    }

    Set<Right> rights() {
      return Set.of(allowed().value());
    }

    boolean isApi() {
      return pattern.startsWith("/api/");
    }

    boolean isForm() {
      return !isApi() && !method.equals("GET");
    }

    boolean takesFile() {
      return Stream.of(handler.getMethodParameters())
          .anyMatch(parameter -> parameter.getParameterType() == MultipartFile.class);
    }

    boolean namesSomething() {
      return pattern.contains("{") && !pattern.matches("/(codes|aide|dev/reference|invitation)/.*");
    }

    @Override
    public String toString() {
      return method + " " + pattern + " " + media;
    }
  }

  Stream<Endpoint> endpoints() {
    return mapping.getHandlerMethods().entrySet().stream()
        .filter(entry -> !ErrorController.class.isAssignableFrom(entry.getValue().getBeanType()))
        .flatMap(entry -> endpoints(entry.getKey(), entry.getValue()));
  }

  private static Stream<Endpoint> endpoints(RequestMappingInfo info, HandlerMethod handler) {
    Stream<MediaType> media =
        Stream.concat(
            info.getConsumesCondition().getConsumableMediaTypes().stream(),
            info.getProducesCondition().getProducibleMediaTypes().stream());
    String first = media.map(MediaType::toString).findFirst().orElse("");
    return info.getPatternValues().stream()
        .flatMap(pattern ->
            info.getMethodsCondition().getMethods().stream()
                .map(method -> new Endpoint(method.name(), pattern, handler, first)));
  }

  Stream<Endpoint> closed() {
    return endpoints().filter(endpoint -> !endpoint.allowed().anyone());
  }

  Stream<Endpoint> forms() {
    return closed().filter(Endpoint::isForm);
  }

  Stream<Endpoint> named() {
    return closed().filter(Endpoint::namesSomething);
  }

  Stream<Endpoint> api() {
    return closed().filter(Endpoint::isApi);
  }

  /// Somebody who has no business with Claire's things.
  ///
  /// @param key of a machine of another company
  record Intruder(String who, Browser browser, String key) {}

  @BeforeAll
  void signIntrudersIn() {
    String key = people.key("paul.girard@nordex.example");
    intruders.add(new Intruder("of another company", paul, key));
    Map.of(
            "administrator elsewhere", "anne.leroy@essarts.example",
            "waiting for a right", "remi.essarts@essarts.example",
            "whose right is over", "hugo.marchal@essarts.example",
            "whose right was withdrawn", "zoe.perrin@essarts.example",
            "who left", "noe.vidal@essarts.example",
            "representative of Claire's company", "jade.brume@brume.example",
            "of a company that has ceased", "marc.calanque@calanque.example",
            "whose EORI is not valid", "ines.dune@dune.example",
            "suspended", SUSPENDED)
        .forEach((who, email) -> intruders.add(new Intruder(who, people.as(email), key)));
    state("SUSPENDED");
    intruders.forEach(intruder -> intruder.browser().get("/compte"));
  }

  @AfterAll
  void letTheSuspendedIn() {
    state("ACTIVE");
  }

  private void state(String state) {
    jdbc.sql("update identity.person set state = :state where email = :email")
        .param("state", state)
        .param("email", SUSPENDED)
        .update();
  }

  @ParameterizedTest
  @MethodSource("closed")
  void sendsStrangersToTheDoorWhateverTheyAskFor(Endpoint endpoint) {
    Browser stranger = people.nobody();
    stranger.get("/connexion");
    Browser.Raw real = call(stranger, endpoint, things.address(endpoint, Optional.empty()), "");
    Browser.Raw none =
        call(stranger, endpoint, things.address(endpoint, Optional.of("NOTHING")), "");

    assertThat(real.statusCode()).isEqualTo(endpoint.isApi() ? 401 : 303);
    assertThat(none.statusCode()).isEqualTo(real.statusCode());
    assertThat(real.body()).isEqualTo(none.body());
    if (!endpoint.isApi()) {
      assertThat(real.headers().firstValue("Location").orElse("")).startsWith("/connexion?suite=");
    }
  }

  /// ASVS V3.5.1, V3.5.3.
  @ParameterizedTest
  @MethodSource("forms")
  void takesNoFormOfAnotherSite(Endpoint endpoint) {
    String address = things.address(endpoint, Optional.empty());
    Browser.Raw response =
        claire.browser().sendRaw(form(claire.browser(), endpoint, address, "forged"));

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(text(response)).contains("WEB-419");
  }

  /// ASVS V8.4.1.
  @ParameterizedTest
  @MethodSource("named")
  void doesNotEvenDenyTheThingsOfOthers(Endpoint endpoint) {
    paul.get("/compte");
    String key = people.key("paul.girard@nordex.example");
    Browser.Raw real = call(paul, endpoint, things.address(endpoint, Optional.empty()), key);
    Browser.Raw none = call(paul, endpoint, things.address(endpoint, Optional.of("NOTHING")), key);

    boolean officers =
        endpoint.rights().equals(Set.of(Right.CONTROL_DECIDE))
            || endpoint.rights().equals(Set.of(Right.HABILITATION_DECIDE));
    boolean people = endpoint.isApi() && endpoint.rights().equals(Set.of(Right.PEOPLE_MANAGE));
    assertThat(real.statusCode()).as(text(real)).isEqualTo(officers || people ? 403 : 404);
    assertThat(none.statusCode()).as(text(none)).isEqualTo(real.statusCode());
  }

  /// ASVS V8.2.2.
  @ParameterizedTest
  @MethodSource("named")
  void tellsNoIntruderWhatExists(Endpoint endpoint) {
    String real = things.address(endpoint, Optional.empty());
    String none = things.address(endpoint, Optional.of("NOTHING"));
    for (Intruder intruder : intruders) {
      Browser.Raw there = call(intruder.browser(), endpoint, real, intruder.key());
      Browser.Raw nowhere = call(intruder.browser(), endpoint, none, intruder.key());

      assertThat(isClosed(there)).as("%s, %s", intruder.who(), there).isTrue();
      assertThat(nowhere.statusCode()).as(intruder.who()).isEqualTo(there.statusCode());
      assertThat(neutral(there, real)).as(intruder.who()).isEqualTo(neutral(nowhere, none));
    }
  }

  @Test
  void asksAtLeastAThousandTimes() {
    assertThat(named().count() * intruders.size() * 2).isGreaterThanOrEqualTo(1000);
  }

  private static boolean isClosed(Browser.Raw response) {
    return switch (response.statusCode()) {
      case 401, 403, 404 -> true;
      case 303 -> response.headers().firstValue("Location").orElse("").equals("/acces/situation");
      default -> false;
    };
  }

  /// The body without what differs from one request to the next: address, token, reference.
  private static String neutral(Browser.Raw response, String address) {
    return response
        .body()
        .replace(address, "ADDRESS")
        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "TOKEN")
        .replaceAll("E-[A-Z0-9]{3,6}-[A-Z0-9]{3,6}", "REFERENCE");
  }

  /// ASVS V8.4.1.
  @ParameterizedTest
  @MethodSource("closed")
  void listsNothingOfOthers(Endpoint endpoint) {
    if (endpoint.method().equals("GET") && !endpoint.pattern().contains("{")) {
      String key = people.key("paul.girard@nordex.example");
      String page = text(call(paul, endpoint, endpoint.pattern(), key));

      assertThat(page)
          .doesNotContain(
              things.get("dossiers reference"),
              things.get("d reference"),
              things.get("lots reference"),
              things.get("messagerie reference"));
    }
  }

  @ParameterizedTest
  @MethodSource("api")
  void letsAKeyDoWhatItIsFor(Endpoint endpoint) {
    String address = things.address(endpoint, Optional.of("NOTHING"));
    things
        .keys()
        .forEach((right, key) -> {
          Browser.Raw response = call(people.nobody(), endpoint, address, key);
          boolean may = endpoint.rights().isEmpty() || endpoint.rights().contains(right);
          assertThat(response.statusCode() == 403 && text(response).contains("KEY-003"))
              .as("%s with %s: %s", endpoint, right, text(response))
              .isEqualTo(!may);
        });
  }

  /// ASVS V8.2.1.
  @ParameterizedTest
  @MethodSource("closed")
  void keepsEachToTheirRights(Endpoint endpoint) {
    if (endpoint.isApi()) {
      return;
    }
    ines.get("/compte");
    claire.browser().get("/compte");
    Set<Right> rights = endpoint.rights();
    String address = things.address(endpoint, Optional.of("NOTHING"));
    if (rights.equals(Set.of(Right.CONTROL_DECIDE))) {
      assertThat(call(claire.browser(), endpoint, address, "").statusCode()).isEqualTo(403);
    }
    if (rights.equals(Set.of(Right.EXPRESS_LODGE))) {
      assertThat(call(ines, endpoint, address, "").statusCode()).isEqualTo(403);
    }
  }

  /// ASVS V1.2.1, V1.3.4, V3.2.1, V5.4.1, V14.2.2.
  @ParameterizedTest
  @MethodSource("closed")
  void leavesNothingInCachesAndRunsNothingThatSomebodySent(Endpoint endpoint) {
    if (!endpoint.method().equals("GET")) {
      return;
    }
    String key = people.key("claire.morel@transmer.example");
    Browser.Raw response =
        call(claire.browser(), endpoint, things.address(endpoint, Optional.empty()), key);

    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (response.statusCode() == 200
        && endpoint.pattern().matches(".*(messages|pieces|documents)/.*")) {
      assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
          .startsWith("attachment");
      assertThat(type).doesNotContain("html").doesNotContain("svg");
    }
  }

  @Test
  void forgetsAKeyThatIsRevoked() {
    String id = things.keyOf("to revoke", Right.ARCHIVE_READ);
    String key = Objects.requireNonNull(things.keys().get(Right.ARCHIVE_READ));
    claire.browser().get("/dev/cles");
    location(claire.browser().post("/dev/cles/" + id + "/revoquer", Map.of()));

    var request =
        people.nobody().request("/api/v1/declarations").header("Authorization", "Bearer " + key);
    assertThat(people.nobody().send(request).statusCode()).isEqualTo(401);
    things.keyOf("after revoking", Right.ARCHIVE_READ);
  }

  private Browser.Raw call(Browser browser, Endpoint endpoint, String address, String key) {
    if (endpoint.isForm()) {
      return browser.sendRaw(form(browser, endpoint, address, ""));
    }
    var request = browser.request(address);
    if (endpoint.isApi() && !key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    if (endpoint.method().equals("GET")) {
      request.header("Accept", endpoint.media().isEmpty() ? "*/*" : endpoint.media());
      return browser.sendRaw(request.GET());
    }
    return browser.sendRaw(
        request
            .header("Content-Type", endpoint.media())
            .POST(BodyPublishers.ofString(endpoint.media().contains("json") ? "{}" : "<a/>")));
  }

  /// @param token a wrong one; empty for that of the page last opened
  private static HttpRequest.Builder form(
      Browser browser, Endpoint endpoint, String address, String token) {
    String csrf = token.isEmpty() ? browser.token() : token;
    if (endpoint.takesFile()) {
      String name = endpoint.pattern().endsWith("/pieces") ? "piece" : "fichier";
      return FileForm.of(address, name, csrf, browser);
    }
    var body = new StringBuilder("_csrf=" + csrf);
    FIELDS.forEach((name, value) -> body.append('&').append(name).append('=').append(value));
    return browser
        .request(address)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body.toString()));
  }

  private static String text(Browser.Raw response) {
    return response.body();
  }
}
