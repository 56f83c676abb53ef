// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftTypingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "398,5|398.5",
        "398.5|398.5",
        "1 204,50|1204.50",
        "1,204.50|1204.50",
        "12|12",
        "douze|douze",
        "12,5 kg|12,5 kg",
        "1e9|1e9"
      })
  void readsNumbersAsPeopleTypeThem(String typed, String kept) {
    assertThat(DraftTyping.kept(field("item.n.mass"), typed)).isEqualTo(kept);
  }

  @Test
  void showsANumberAsItsReaderTypesIt() {
    assertThat(DraftTyping.shown(field("item.n.mass"), "398.5", Locale.FRANCE)).isEqualTo("398,5");
    assertThat(DraftTyping.shown(field("item.n.mass"), "398.5", Locale.UK)).isEqualTo("398.5");
    assertThat(DraftTyping.shown(field("lrn"), "A.1", Locale.FRANCE)).isEqualTo("A.1");
  }

  @Test
  void writesCodesInCapitalsWithoutBlanks() {
    assertThat(DraftTyping.kept(field("item.n.commodity"), " 8518 30 ")).isEqualTo("851830");
    assertThat(DraftTyping.kept(field("exporter.country"), "cn")).isEqualTo("CN");
  }

  @Test
  void keepsTextAsTypedButForWhatNoMessageCanHold() {
    assertThat(DraftTyping.kept(field("item.n.description"), " Lampe\u0000 <LED> & câble\n "))
        .isEqualTo("Lampe  <LED> & câble");
    assertThat(DraftTyping.kept(field("item.n.description"), "a".repeat(5000))).hasSize(2000);
  }

  private static DraftField field(String key) {
    return DraftForm.FIELDS.stream().filter(f -> f.key().equals(key)).findFirst().orElseThrow();
  }
}
