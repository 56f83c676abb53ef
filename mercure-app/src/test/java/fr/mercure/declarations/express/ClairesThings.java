// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.Clerk.location;
import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.Browser;
import fr.mercure.identity.Right;
import fr.mercure.identity.SignedIn;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// One of everything that Claire's company can have, so that each address which names a thing can
/// be asked for: by her, by others, and with the name of a thing that nobody has.
final class ClairesThings {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::(?:[^{}]|\\{[^}]*})*)?}");
  private static final Pattern SECRET = Pattern.compile("mercure_[A-Z2-7]{8}_[A-Z2-7]{40}");

  private final SignedIn people;
  private final Clerk claire;
  private final Browser ines;

  /// By the start of the address and the name of the variable.
  private final Map<String, String> things = new HashMap<>();

  private final Map<Right, String> keys = new EnumMap<>(Right.class);

  ClairesThings(SignedIn people, Clerk claire, Browser ines) {
    this.people = people;
    this.claire = claire;
    this.ines = ines;
  }

  /// A key of a machine for each of some rights.
  Map<Right, String> keys() {
    return keys;
  }

  /// @param name such as `dossiers reference`
  String get(String name) {
    return Objects.requireNonNull(things.get(name), name);
  }

  /// Makes them, with the help of the officer whom some of them need.
  void make() {
    String mrn = claire.lodged("EVERY-1-ORANGE", Map.of());
    ines.get("/controle/" + mrn);
    ines.post("/controle/" + mrn + "/prendre", Map.of());
    ines.post("/controle/" + mrn + "/demander", Map.of("pieces", "Facture"));
    Browser browser = claire.browser();
    String page = browser.get("/dossiers/" + mrn).body();
    things.put("dossiers reference", mrn);
    things.put("dossiers message", found(page, "/dossiers/" + mrn + "/messages/([0-9]+)\""));
    browser.send(FileForm.of("/dossiers/" + mrn + "/pieces", "piece", hidden(page), browser));
    page = browser.get("/dossiers/" + mrn).body();
    things.put("dossiers id", found(page, "/dossiers/" + mrn + "/pieces/([0-9]+)\""));
    things.put("controle mrn", mrn);
    things.put("api reference", mrn);
    things.put("api document", things.get("dossiers message"));
    things.put("d reference", claire.blank());
    things.put("d section", "message");
    things.put("d id", parked());
    page = browser.get("/lots").body();
    String lot = location(browser.send(FileForm.of("/lots", "fichier", hidden(page), browser)));
    things.put("lots reference", lot.substring("/lots/".length()));
    things.put("dev id", keyOf("of Claire", Right.MAIL_READ));
    things.put("dev certificate", "1");
    browser.get("/acces/invitations");
    page =
        browser
            .post(
                "/acces/invitations",
                Map.of("email", "lea.petit@transmer.example", "rights", "ARCHIVE_READ"))
            .body();
    things.put("invitation link", found(page, "/invitation/([a-z2-7]+)<"));
    things.put("acces id", found(page, "/acces/invitations/([0-9]+)/"));
    things.put("compte provider", "proconnect");
    things.put(
        "compte device",
        found(browser.get("/compte/appareils").body(), "/compte/appareils/([0-9]+)/oublier"));
    things.put("compte id", people.passkeyOf(browser));
    things.put("dev name", "H7");
    things.put("codes list", "OFFICE");
    things.put("acces person", claireHerself());
    things.put("acces request", "1");
    things.put("habilitations request", "1");
    things.put("api person", things.get("acces person"));
    things.put("acces key", things.get("dev id"));
    things.put("acces departure", "1");
    things.put("api departure", "1");
    things.put("acces mandate", mandate());
    things.put("api mandate", things.get("acces mandate"));
    things.put("aide code", "WEB-404");
    browser.get("/parc");
    page = browser.post("/parc/jetons", Map.of("name", "Workstations")).body();
    things.put("parc id", found(page, "/parc/jetons/([0-9]+)/revoquer"));
    things.put("archives reference", mrn);
    things.put("archives position", "1");
    for (Right right :
        new Right[] {
          Right.EXPRESS_LODGE, Right.DECLARATIONS_READ, Right.MAIL_READ, Right.ARCHIVE_READ
        }) {
      keyOf("every " + right, right);
    }
    awaitMailAndArchive(mrn);
  }

  private String mandate() {
    Browser browser = claire.browser();
    browser.get("/acces/entreprise");
    browser.post("/acces/entreprise/mandats", Map.of("eori", "FR000264515"));
    String page = browser.get("/acces/entreprise").body();
    return found(page.substring(page.indexOf("id=\"given\"")), "/mandats/([0-9]+)/revoquer\"");
  }

  private String claireHerself() {
    return found(claire.browser().get("/acces/personnes").body(), "/acces/personnes/([0-9]+)\"");
  }

  private void awaitMailAndArchive(String mrn) {
    Browser browser = claire.browser();
    String box = location(browser.get("/messagerie"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            browser.get(box).body().contains(mrn)
                && browser.get("/archives/" + mrn).statusCode() == 200);
    Matcher row = Pattern.compile("/messagerie/(\\w+)/m/(\\w+)").matcher(browser.get(box).body());
    assertThat(row.find()).isTrue();
    things.put("messagerie box", row.group(1));
    things.put("messagerie reference", row.group(2));
    things.put("messagerie folder", "officiels");
    things.put("messagerie place", "reception");
    things.put("messagerie uid", "1");
    things.put("messagerie number", "1");
    things.put("messagerie position", "1");
    things.put("messagerie kind", "signatures");
    things.put("messagerie id", "1");
  }

  /// The number of a new key, whose secret is noted.
  String keyOf(String name, Right right) {
    claire.browser().get("/dev/cles");
    String page =
        claire.browser().post("/dev/cles", Map.of("name", name, "rights", right.name())).body();
    keys.put(right, found(page, "(" + SECRET.pattern() + ")"));
    return Pattern.compile("/dev/cles/([0-9]+)/revoquer")
        .matcher(page)
        .results()
        .map(key -> key.group(1))
        .max(Comparator.comparing(Long::valueOf))
        .orElseThrow();
  }

  private String parked() {
    Browser stranger = people.nobody();
    stranger.get("/connexion");
    String next =
        location(stranger.post("/d/" + things.get("d reference") + "/message", Map.of("lrn", "x")));
    return found(next, "/d/reprise/(\\w+)");
  }

  /// The address of an endpoint.
  ///
  /// @param instead what the things are called; empty for those that are there
  String address(EveryEndpointIT.Endpoint endpoint, Optional<String> instead) {
    Matcher variable = VARIABLE.matcher(endpoint.pattern());
    return variable.replaceAll(match -> {
      String key = endpoint.pattern().split("/", 3)[1] + " " + match.group(1);
      String value = things.get(key);
      if (value == null) {
        throw new AssertionError(
            "%s names %s: say above which of them that is".formatted(endpoint, key));
      }
      boolean word = key.matches("d section|messagerie (folder|place|number|kind)");
      return word || instead.isEmpty() ? value : like(value, instead.get());
    });
  }

  /// Something that nobody has, of the same kind: numbers stay numbers.
  private static String like(String value, String other) {
    return value.matches("[0-9]{1,12}") ? "987654321" : other;
  }

  private static String hidden(String page) {
    return Clerk.hidden(page, "_csrf");
  }

  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }
}
