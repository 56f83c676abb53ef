// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.kernel.Wording;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// ASVS V1.1.2, V1.2.1.
class TextsTest {
  @Test
  void countsAsEachLanguageDoes() {
    assertThat(Texts.FRENCH.get("form.errors", 0)).isEqualTo("0 erreur à corriger");
    assertThat(Texts.FRENCH.get("form.errors", 1)).isEqualTo("1 erreur à corriger");
    assertThat(Texts.FRENCH.get("form.errors", 2)).isEqualTo("2 erreurs à corriger");
    assertThat(Texts.ENGLISH.get("form.errors", 0)).isEqualTo("0 errors to correct");
    assertThat(Texts.ENGLISH.get("form.errors", 1)).isEqualTo("1 error to correct");
  }

  @Test
  void keepsTheSpaceBeforeHighPunctuationOnItsLine() {
    assertThat(Texts.FRENCH.get("field.error")).isEqualTo("Erreur\u00a0:");
  }

  @Test
  void writesValuesAsTheLanguageDoes() {
    Instant at = Instant.parse("2026-11-23T08:42:00Z");
    assertThat(Texts.FRENCH.date(at)).isEqualTo("23/11/2026 à 09:42");
    assertThat(Texts.ENGLISH.date(at)).isEqualTo("23/11/2026 at 09:42");
    assertThat(Texts.FRENCH.longDate(LocalDate.of(2026, 11, 23)))
        .isEqualTo("Lundi 23 novembre 2026");
    assertThat(Texts.FRENCH.number(new BigDecimal("1029.60"))).isEqualTo("1\u202f029,60");
    assertThat(Texts.ENGLISH.number(1204)).isEqualTo("1,204");
  }

  @Test
  void takesWordingsAndTextAsTheyAre() {
    var wording = new Wording("oui", "yes");
    assertThat(Texts.ENGLISH.get("error.home", wording)).isEqualTo("Back to home");
    assertThat(Texts.ENGLISH.get("form.error-title", wording)).isEqualTo("Error: yes");
    assertThat(Texts.FRENCH.get("form.error-title", "{0} $1")).isEqualTo("Erreur\u00a0: {0} $1");
  }

  @Test
  void showsAKeyWithoutWordsRatherThanFail() {
    assertThat(Texts.FRENCH.get("no.such.key")).isEqualTo("[no.such.key]");
    assertThat(Texts.FRENCH.has("no.such.key")).isFalse();
  }

  @Test
  void fallsBackToFrench() {
    assertThat(Texts.in(Locale.GERMAN)).isSameAs(Texts.FRENCH);
    assertThat(Texts.in(Locale.CANADA)).isSameAs(Texts.ENGLISH);
  }
}
