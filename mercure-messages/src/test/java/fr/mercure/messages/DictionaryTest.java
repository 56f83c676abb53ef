// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DictionaryTest {
  private final Catalogue catalogue = Catalogue.standard();

  /// What people lodge: they read the words in forms and findings.
  private List<MessageType> lodged() {
    return catalogue.messages().stream().filter(t -> !t.version().startsWith("wco/")).toList();
  }

  @Test
  void namesEveryElementInBothLanguages() {
    for (MessageType type : lodged()) {
      for (ElementDescription of : type.describe()) {
        assertThat(type.dictionary().knows(of.element().path()))
            .as("%s %s", type.name(), of.element().path())
            .isTrue();
        assertThat(of.label().fr()).isNotBlank();
        assertThat(of.label().en()).isNotBlank();
        assertThat(of.help().fr()).as(of.element().path()).isNotBlank();
        assertThat(of.help().en()).as(of.element().path()).isNotBlank();
      }
    }
  }

  @Test
  void givesExamplesThatTheFormatAccepts() {
    for (MessageType type : catalogue.messages()) {
      for (ElementDescription of : type.describe()) {
        if (of.holdsValue()) {
          assertThat(of.example()).as("%s %s", type.name(), of.element().path()).isNotBlank();
          assertThat(ValueSample.fits(type.table().format(of.element().row()), of.example()))
              .as("%s %s %s", type.name(), of.element().path(), of.example())
              .isTrue();
        }
      }
    }
  }

  @Test
  void makesALabelOfTheNameWhereThereIsNoOther() {
    MessageType answer = catalogue.find("RES").orElseThrow();
    assertThat(answer.describe(answer.element("IssueDateTime")).label().en())
        .isEqualTo("Issue date time");
    assertThat(answer.describe(answer.element("Declaration/ID")).label().en()).isEqualTo("ID");
    MessageType transit = catalogue.find("CC015C").orElseThrow();
    assertThat(transit.describe(transit.element("Authorisation")).occurs()).isEqualTo("0..9");
    assertThat(transit.describe(transit.element("CustomsOfficeOfDeparture")).label().fr())
        .isEqualTo("Bureau de départ");
  }

  @Test
  void writesThePageOfAMessage() {
    MessageType h7 = catalogue.find("H7").orElseThrow();
    String page = h7.documentation(Locale.FRENCH);
    assertThat(page)
        .contains("<code>GrossMassMeasure</code>", "18 04 001 000", "n..16,6", "Masse brute (kg)")
        .contains("<td>1..999</td>", "<code>@currencyID</code>", "9, 4, 1, 24");
    assertThat(h7.documentation(Locale.ENGLISH)).contains("Gross mass (kg)", "<caption>H7 ");
  }
}
