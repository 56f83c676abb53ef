// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something to look at on every page: a draft, a case of each circuit, a refusal, a lot, messages.
/// Made once for the run.
final class Showcase {
  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
  private static final Pattern SEALED = Pattern.compile("action=\"(/messagerie/[^\"]+/ouvrir)\"");
  private static final Pattern JOINING = Pattern.compile("/invitation/[a-z2-7]+");
  private static final Pattern KEY = Pattern.compile("/dev/cles/[0-9]+");
  private static final Pattern PERSON = Pattern.compile("/acces/personnes/[0-9]+");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// One for all, and never closed: closing waits for seconds.
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static @Nullable Showcase shared;

  private final RunningMercure mercure;
  private final Map<String, String> examples = new LinkedHashMap<>();
  private final Map<Optional<SignedIn>, List<String>> pages = new HashMap<>();
  private final String released;
  private final String controlled;
  private final String draft;
  private final String message;
  private final String invitation;
  private final String person;
  private final String key;

  private Showcase(RunningMercure mercure) {
    this.mercure = mercure;
    SignedIn claire = SignedIn.claire(mercure);
    ApiDoor api = ApiDoor.of(mercure);
    released = api.lodge("h7-green.xml");
    controlled = api.lodge("h7-red.xml");
    api.lodge("h7-orange.xml");
    claire.get("/declarations/nouvelle");
    draft =
        target(claire.post("/declarations/nouvelle", Map.of("quoi", "copie", "depuis", released)));
    take(SignedIn.ines(mercure));
    message = openAMessage(claire);
    invitation = invite(claire);
    person = found(claire, "/acces/personnes", PERSON);
    key = found(claire, "/dev/cles", KEY);
    tellExamples();
  }

  static synchronized Showcase of(RunningMercure mercure) {
    if (shared == null || !shared.mercure.equals(mercure)) {
      shared = new Showcase(mercure);
    }
    return shared;
  }

  /// The officer takes the control, so that its page shows all that can be done.
  private void take(SignedIn ines) {
    ines.get("/controle/" + controlled);
    ines.post("/controle/" + controlled + "/prendre", Map.of());
  }

  private static String openAMessage(SignedIn claire) {
    String box = target(claire.get("/messagerie"));
    Instant limit = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(limit)) {
      Matcher sealed = SEALED.matcher(claire.get(box).body());
      if (sealed.find()) {
        claire.post(sealed.group(1), Map.of());
        return sealed.group(1).replaceFirst("/ouvrir$", "");
      }
    }
    throw new IllegalStateException("no message came");
  }

  private static String invite(SignedIn claire) {
    claire.get("/acces/invitations");
    var form = Map.of("email", "lea.petit@transmer.example", "rights", "ARCHIVE_READ");
    Matcher link = JOINING.matcher(claire.post("/acces/invitations", form).body());
    if (!link.find()) {
      throw new IllegalStateException("no invitation was made");
    }
    return link.group();
  }

  private static String found(SignedIn claire, String page, Pattern address) {
    Matcher link = address.matcher(claire.get(page).body());
    if (!link.find()) {
      throw new IllegalStateException("nothing like %s on %s".formatted(address, page));
    }
    return link.group();
  }

  /// By the start of the pattern; the longest start wins.
  private void tellExamples() {
    examples.put("/d/{reference}", draft);
    examples.put("/d/{reference}/{section}", draft + "/articles");
    examples.put("/dossiers/{reference}", "/dossiers/" + released);
    examples.put("/controle/{mrn}", "/controle/" + controlled);
    examples.put("/archives/{reference}", "/archives/" + released);
    examples.put("/messagerie/{box}/{folder", message.replaceFirst("/m/.*", "/officiels"));
    examples.put("/messagerie/{box}/{place", message.replaceFirst("/m/.*", "/reception"));
    examples.put(
        "/messagerie/{box}/consultations", message.replaceFirst("/m/.*", "/consultations"));
    examples.put("/messagerie/{box}/suppleants", message.replaceFirst("/m/.*", "/suppleants"));
    examples.put("/messagerie/{box}/reglages", message.replaceFirst("/m/.*", "/reglages"));
    examples.put("/messagerie/{box}/m/{reference}", message);
    examples.put("/invitation/{link}", invitation);
    examples.put("/acces/personnes/{person}", person);
    examples.put("/dev/cles/{id}", key);
    examples.put("/codes/{list}", "/codes/OFFICE");
    examples.put("/aide/erreurs/{code}", "/aide/erreurs/WEB-404");
    examples.put("/dev/reference/{name}", "/dev/reference/H7");
  }

  /// An address that the pattern matches; empty if nothing of the kind is there.
  Optional<String> address(String route) {
    if (!route.contains("{")) {
      return Optional.of(route);
    }
    return examples.entrySet().stream()
        .filter(example -> route.startsWith(example.getKey()))
        .max(Map.Entry.comparingByKey())
        .map(example -> example.getValue() + rest(route, example.getKey()))
        .filter(address -> !address.contains("{"));
  }

  private static String rest(String route, String start) {
    return start.endsWith("{folder") || start.endsWith("{place")
        ? ""
        : route.substring(start.length());
  }

  Optional<SignedIn> declarant() {
    return Optional.of(SignedIn.claire(mercure));
  }

  Optional<SignedIn> officer() {
    return Optional.of(SignedIn.ines(mercure));
  }

  /// All who look: a declarant, an officer, nobody.
  List<Optional<SignedIn>> people() {
    return List.of(declarant(), officer(), Optional.empty());
  }

  static String inLanguage(String address, String language) {
    return address + (address.contains("?") ? "&" : "?") + "langue=" + language;
  }

  /// What the page says, as HTML.
  String read(Optional<SignedIn> person, String address) {
    return open(person, address).body();
  }

  /// The pages that this person may open, in each state that is worth a look.
  List<String> pages(Optional<SignedIn> person) {
    return pages.computeIfAbsent(person, this::look);
  }

  private List<String> look(Optional<SignedIn> person) {
    return Stream.concat(
            Routes.pages().stream().map(this::address).flatMap(Optional::stream), more())
        .distinct()
        .filter(address -> isPage(open(person, address)))
        .toList();
  }

  /// Those that not everybody may open; for nobody, those that everybody may.
  List<String> own(Optional<SignedIn> person) {
    List<String> open = pages(Optional.empty());
    return person.isEmpty()
        ? open
        : pages(person).stream().filter(address -> !open.contains(address)).toList();
  }

  private Stream<String> more() {
    return Stream.of(
        draft + "/expert?verifie=1",
        draft + "/message",
        "/dossiers/" + controlled,
        "/aide/nulle-part",
        "/recherche?q=" + released,
        "/declarations/express?etat=RELEASED",
        "/messagerie?dossier=" + controlled);
  }

  /// The addresses to which these pages lead, inside the site.
  Set<String> links(SignedIn person) {
    var links = new TreeSet<String>();
    for (String address : pages(Optional.of(person))) {
      LINK.matcher(open(Optional.of(person), address).body())
          .results()
          .map(link -> link.group(1).replace("&amp;", "&"))
          .filter(link -> !link.matches(".*(langue|densite|touches)=.*"))
          .forEach(links::add);
    }
    return links;
  }

  /// Pages that people come to first.
  Map<String, Optional<SignedIn>> firstVisits() {
    return new TreeMap<>(
        Map.of(
            "/",
            Optional.empty(),
            "/connexion",
            Optional.empty(),
            "/accueil",
            Optional.of(SignedIn.claire(mercure))));
  }

  /// A browser for this person.
  Hands before(Optional<SignedIn> person) {
    return person
        .map(known -> Hands.of(known, mercure, "about:blank", true))
        .orElseGet(() -> Hands.at(mercure, "about:blank", true));
  }

  String released() {
    return released;
  }

  String controlled() {
    return controlled;
  }

  String draft() {
    return draft;
  }

  String message() {
    return message;
  }

  private HttpResponse<String> open(Optional<SignedIn> person, String address) {
    return person.map(known -> known.get(address)).orElseGet(() -> anybody(address));
  }

  private HttpResponse<String> anybody(String address) {
    try {
      return CLIENT.send(
          HttpRequest.newBuilder(mercure.at(address)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean isPage(HttpResponse<String> answer) {
    return answer.statusCode() == 200 && answer.body().contains("<html");
  }

  private static String target(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceFirst("^https?://[^/]+", "");
  }
}
