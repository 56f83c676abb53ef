// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PassageTextTest {
  private static final String QUOTED = "\n\nLe 24/11, Paul a écrit :\n> Bonjour\n> Paul";

  @Test
  void signsAboveWhatIsQuoted() {
    String signed = PassageText.signed(QUOTED, "", "Claire");
    assertThat(signed).isEqualTo("\n\n-- \nClaire\n\nLe 24/11, Paul a écrit :\n> Bonjour\n> Paul");
    assertThat(PassageText.signed("", "", "Claire")).isEqualTo("\n\n-- \nClaire");
  }

  @Test
  void exchangesASignatureAndTakesItAway() {
    String signed = PassageText.signed("Bonjour", "", "Claire");
    assertThat(PassageText.signed(signed, "Claire", "Transmer"))
        .isEqualTo("Bonjour\n\n-- \nTransmer");
    assertThat(PassageText.signed(signed, "Claire", "")).isEqualTo("Bonjour\n\n");
    assertThat(PassageText.signed("Bonjour", "", "")).isEqualTo("Bonjour");
  }

  @Test
  void fillsInWhatItKnowsAndShowsWhatItDoesNot() {
    String mrn = PassageText.mrn("Re: 26FRD0672041KJ8ER7, lot 118");
    assertThat(mrn).isEqualTo("26FRD0672041KJ8ER7");
    assertThat(PassageText.mrn("lot 118")).isEmpty();
    assertThat(PassageText.filled("{mrn} à {destinataire} {Autre}", Map.of("mrn", mrn)))
        .isEqualTo("26FRD0672041KJ8ER7 à {destinataire} {Autre}");
    assertThat(PassageText.filled("{objet}", Map.of("objet", "$1 {mrn}"))).isEqualTo("$1 {mrn}");
  }
}
