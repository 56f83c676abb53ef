// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Each page that the controllers declare, with something on it, as a declarant, as an officer or
/// as nobody sees it: without barrier (axe), in both languages, wide and narrow, no wider than its
/// screen, without a word that is missing, without complaint of the browser.
class EveryPageJourney {
  /// Wide in one language, at the narrowest in the other.
  private static final List<View> VIEWS = List.of(new View(1440, "fr"), new View(320, "en"));

  private static final String MISSING_WORDS = "\\[[a-z]+\\.[a-z.-]+]";

  private record View(int width, String language) {}

  /// Need a world of their own, which other tests make: `LotJourney`, `EntryIT`, `CaseIT`,
  /// `SignInIT`, `FederationJourney`.
  private static final List<String> ELSEWHERE =
      List.of(
          "/d/reprise/{id}",
          "/connexion/identite/{provider}",
          "/connexion/retour/{provider}",
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
    visit(Optional.of(SignedIn.claire(RunningMercure.shared())));
  }

  @Test
  void isWithoutBarrierForAnOfficer() {
    visit(Optional.of(SignedIn.ines(RunningMercure.shared())));
  }

  @Test
  void isWithoutBarrierForAnybody() {
    visit(Optional.empty());
  }

  private void visit(Optional<SignedIn> person) {
    var faults = new ArrayList<String>();
    try (Hands hands = showcase().before(person)) {
      for (String address : showcase().own(person)) {
        VIEWS.forEach(view -> faults.addAll(look(hands.page(), address, view)));
        faults.addAll(hands.complaints().stream().map(c -> address + ": " + c).toList());
      }
    }
    assertThat(faults).isEmpty();
  }

  private static List<String> look(Page page, String address, View view) {
    var faults = new ArrayList<String>();
    page.setViewportSize(view.width(), 900);
    String language = (address.contains("?") ? "&" : "?") + "langue=" + view.language();
    page.navigate(RunningMercure.shared().at(address + language).toString());
    faults.addAll(Axe.violations(page));
    Object wider = page.evaluate("document.documentElement.scrollWidth - innerWidth");
    if (!Integer.valueOf(0).equals(wider)) {
      faults.add("wider than its screen by " + wider);
    }
    String text = page.locator("body").innerText();
    if (text.matches("(?s).*" + MISSING_WORDS + ".*")) {
      faults.add("a word is missing");
    }
    return faults.stream().map(fault -> "%s %s: %s".formatted(address, view, fault)).toList();
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
    SignedIn claire = SignedIn.claire(RunningMercure.shared());
    SignedIn ines = SignedIn.ines(RunningMercure.shared());
    var dead = new ArrayList<String>();
    for (SignedIn person : List.of(claire, ines)) {
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
