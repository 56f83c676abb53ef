// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.mercure.identity.Cause.Stops;
import fr.mercure.kernel.Wording;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CausesTest {
  @Test
  void holdsEveryFamilyWhole() {
    Map<String, Long> families =
        Causes.all().stream()
            .map(cause -> cause.code().replaceAll("-.*", ""))
            .collect(Collectors.groupingBy(f -> f, TreeMap::new, Collectors.counting()));

    assertThat(families.toString())
        .isEqualTo(
            "{AUT=14, AUTZ=1, CRT=10, EOR=7, FED=14, HAB=10, INV=11, MAN=4, MFA=18, MOD=3,"
                + " NET=2, PWD=8, SES=5, SIR=6, TEC=1}");
  }

  @Test
  void saysWhatIsWrongAndWhatToDoInBothLanguages() {
    assertThat(Causes.all())
        .allSatisfy(cause -> {
          assertThat(cause.text().fr()).matches("[A-ZÉÀ].*[.}]").isNotEqualTo(cause.text().en());
          assertThat(cause.text().en()).matches("[A-Z].*[.}]");
          assertThat(cause.remedy().fr()).matches("[A-ZÉÀ].*[.}]");
          assertThat(cause.remedy().en()).matches("[A-Z].*[.}]");
        });
  }

  @Test
  void stopsNothingWithAWarning() {
    assertThat(Causes.all())
        .filteredOn(Cause::warning)
        .isNotEmpty()
        .allMatch(cause -> cause.stops() == Stops.NOTHING);
  }

  @Test
  void namesTheSameValuesInBothLanguages() {
    assertThat(Causes.all())
        .allSatisfy(cause -> {
          assertThat(places(cause.text().fr())).isEqualTo(places(cause.text().en()));
          assertThat(places(cause.remedy().fr())).isEqualTo(places(cause.remedy().en()));
        });
  }

  @Test
  void writesTheValuesOfACaseIn() {
    Cause cause = Causes.of("EOR-002").with(new Wording("FR000000001", "FR000000001"));

    assertThat(cause.text().en())
        .isEqualTo("The EORI FR000000001 is not valid in the base of the Union.");
  }

  @Test
  void knowsNoOtherCode() {
    assertThat(Causes.find("AUT-999")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Causes.of("AUT-999"));
  }

  private static String places(String sentence) {
    return sentence
        .chars()
        .filter(c -> c >= '0' && c <= '9' && sentence.contains("{" + (char) c + "}"))
        .distinct()
        .sorted()
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
