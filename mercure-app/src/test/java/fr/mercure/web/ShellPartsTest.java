// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// ASVS V7.4.4.
class ShellPartsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:42:00Z");

  private record Someone(boolean isOfficer, Set<String> rights) implements Visitor {
    @Override
    public String name() {
      return "Claire Morel";
    }

    @Override
    public Optional<String> organisation() {
      return Optional.of("Transmer");
    }

    @Override
    public Optional<String> number() {
      return Optional.empty();
    }

    @Override
    public boolean holds(String right) {
      return rights.contains(right);
    }
  }

  @Test
  void showsOnlyWhatTheVisitorMayUse() {
    var visitor = new Someone(false, Set.of("MAIL_READ"));
    assertThat(paths(Navigation.of(visitor, "/accueil", _ -> 0)))
        .contains("/accueil", "/messagerie", "/aide")
        .doesNotContain("/archives", "/controle", "/declarations/express");
  }

  @Test
  void putsTheQueueInFrontOfAnOfficer() {
    var officer = new Someone(true, Set.of("CONTROL_DECIDE"));
    assertThat(paths(Navigation.of(officer, "/", _ -> 0))).startsWith("/accueil", "/controle");
  }

  @Test
  void marksTheNearestEntryAsCurrentAndCountsBesideIt() {
    var visitor = new Someone(false, Set.of("DECLARATIONS_READ"));
    Navigation navigation =
        Navigation.of(visitor, "/declarations/express/lots", p -> p.equals("/dossiers") ? 18 : 0);
    List<Navigation.Entry> entries =
        navigation.groups().stream().flatMap(g -> g.entries().stream()).toList();
    assertThat(entries)
        .filteredOn(Navigation.Entry::current)
        .extracting(Navigation.Entry::path)
        .containsExactly("/declarations/express");
    assertThat(entries)
        .filteredOn(e -> e.count() == 18)
        .extracting(Navigation.Entry::path)
        .containsExactly("/dossiers");
  }

  @Test
  void speaksTheLanguageChosenThenSpokenThenFrench() {
    var request = new MockHttpServletRequest();
    assertThat(Preferences.texts(request)).isSameAs(Texts.FRENCH);
    request.addHeader("Accept-Language", "de, en;q=0.8");
    assertThat(Preferences.texts(request)).isSameAs(Texts.ENGLISH);
    request.setCookies(new Cookie("langue", "fr"));
    assertThat(Preferences.texts(request)).isSameAs(Texts.FRENCH);
    request.setParameter("langue", "en");
    assertThat(Preferences.texts(request)).isSameAs(Texts.ENGLISH);
  }

  @Test
  void keepsAChoiceOnlyIfItIsOne() {
    var request = new MockHttpServletRequest();
    var response = new MockHttpServletResponse();
    request.setParameter("langue", "xx");
    request.setParameter("densite", "confort");
    new Preferences().preHandle(request, response, this);
    assertThat(response.getHeaders("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("densite=confort;")
        .contains("HttpOnly", "SameSite=Lax");
  }

  @Test
  void writesADeadlineAsItNears() {
    assertThat(due(-60)).isEqualTo("09:41|dépassée|BAD");
    assertThat(due(13 * 60)).isEqualTo("09:55|dans 13 min|BAD");
    assertThat(due(78 * 60)).isEqualTo("11:00|dans 1 h|WARN");
    assertThat(due(9 * 3600)).isEqualTo("18:42|dans 9 h|NEUTRAL");
    assertThat(due(24 * 3600)).isEqualTo("demain 09:42||NEUTRAL");
    assertThat(due(5 * 24 * 3600)).isEqualTo("29/11/2026||NEUTRAL");
  }

  @Test
  void scalesBarsToTheHighest() {
    BarChart chart = BarChart.of("t", List.of("a", "b"), List.of(10L, 20L), "a", "b");
    assertThat(chart.bars()).extracting(BarChart.Bar::height).containsExactly("27.5", "55.0");
    assertThat(chart.bars()).extracting(BarChart.Bar::last).containsExactly(false, true);
    assertThat(BarChart.of("t", List.of("a"), List.of(0L), "", "").bars())
        .extracting(BarChart.Bar::height)
        .containsExactly("0.0");
  }

  private static String due(int seconds) {
    Due due = Due.of(NOW.plusSeconds(seconds), NOW, Texts.FRENCH);
    return "%s|%s|%s".formatted(due.when(), due.left(), due.tone());
  }

  private static List<String> paths(Navigation navigation) {
    return navigation.groups().stream()
        .flatMap(g -> g.entries().stream())
        .map(Navigation.Entry::path)
        .toList();
  }
}
