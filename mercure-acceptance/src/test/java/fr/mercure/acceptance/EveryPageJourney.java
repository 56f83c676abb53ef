// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Each page that the controllers declare, with something on it, as a declarant, as an officer or
/// as nobody sees it: without barrier (axe), in both languages, wide and narrow, no wider than its
/// screen, without a word that is missing, without complaint of the browser.
class EveryPageJourney {
  /// As on a desk, and as on the narrowest telephone.
  private static final List<Integer> WIDTHS = List.of(1440, 320);

  private static final List<String> LANGUAGES = List.of("fr", "en");
  private static final Pattern MISSING_WORDS = Pattern.compile("\\[[a-z]+\\.[a-z.-]+]");

  /// Need a world of their own, which other tests make: `LotJourney`, `EntryIT`, `CaseIT`,
  /// `SignInIT`, `RefusalIT`, `FederationJourney`.
  private static final List<String> ELSEWHERE =
      List.of(
          "/d/reprise/{id}",
          "/connexion/identite/{provider}",
          "/connexion/retour/{provider}",
          "/connexion/lien/{token}",
          "/deconnexion/{provider}",
          "/lots/{reference}",
          "/dossiers/{reference}/pieces/{id}",
          "/dossiers/{reference}/messages/{message}",
          "/dossiers/{reference}/messages/{message}/reponse",
          "/archives/{reference}/pieces/{position}");

  private static Showcase showcase() {
    Chromium.browser();
    return Showcase.of(RunningMercure.shared());
  }

  @Test
  void hasAnExample() {
    assertThat(Routes.pages())
        .hasSizeGreaterThan(50)
        .filteredOn(route -> showcase().address(route).isEmpty())
        .as("pages without an example in Showcase")
        .containsOnlyOnceElementsOf(ELSEWHERE)
        .hasSameSizeAs(ELSEWHERE);
  }

  @Test
  void isWithoutBarrierForADeclarant() {
    visit(showcase().declarant());
  }

  @Test
  void isWithoutBarrierForAnOfficer() {
    visit(showcase().officer());
  }

  @Test
  void isWithoutBarrierForAnybody() {
    visit(Optional.empty());
  }

  /// Once each: in one language or the other, at each width without loading it again.
  private void visit(Optional<SignedIn> person) {
    var faults = new ArrayList<String>();
    try (Hands hands = showcase().before(person)) {
      for (String address : showcase().own(person)) {
        String language = LANGUAGES.get(address.length() % 2);
        hands.page().navigate(at(address, language).toString());
        WIDTHS.forEach(width -> faults.addAll(look(hands.page(), address, width)));
        faults.addAll(hands.complaints().stream().map(c -> address + ": " + c).toList());
      }
    }
    assertThat(faults).isEmpty();
  }

  private static URI at(String address, String language) {
    return RunningMercure.shared().at(Showcase.inLanguage(address, language));
  }

  private static List<String> look(Page page, String address, int width) {
    page.setViewportSize(width, 900);
    var faults = new ArrayList<>(Axe.violations(page));
    Object wider = page.evaluate("document.documentElement.scrollWidth - innerWidth");
    if (!Integer.valueOf(0).equals(wider)) {
      faults.add("wider than its screen by " + wider);
    }
    return faults.stream().map(fault -> "%s %d: %s".formatted(address, width, fault)).toList();
  }

  @Test
  void missesNoWordInEitherLanguage() {
    var faults = new ArrayList<String>();
    for (var person : showcase().people()) {
      for (String address : showcase().own(person)) {
        LANGUAGES.stream()
            .map(language -> Showcase.inLanguage(address, language))
            .filter(page -> MISSING_WORDS.matcher(showcase().read(person, page)).find())
            .forEach(faults::add);
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void isLightOnTheFirstVisit() {
    for (Map.Entry<String, Optional<SignedIn>> first : showcase().firstVisits().entrySet()) {
      Weight weight = Weight.of(showcase().before(first.getValue()), first.getKey());
      assertThat(weight.requests()).as(first.getKey()).isBetween(2, 10);
      assertThat(weight.bytes()).as(first.getKey()).isBetween(1_000, 100_000);
    }
  }

  @Test
  void leadsNowhereThatDoesNotExist() {
    var dead = new ArrayList<String>();
    for (SignedIn person : showcase().people().stream().flatMap(Optional::stream).toList()) {
      for (String link : showcase().links(person)) {
        HttpResponse<String> answer = person.get(link);
        if (answer.statusCode() == 404 || answer.statusCode() >= 500) {
          dead.add(answer.statusCode() + " " + link);
        }
      }
    }
    assertThat(dead).isEmpty();
  }
}
