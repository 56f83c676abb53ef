// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.declarations.express.ControlSelection.Circuit;
import fr.mercure.declarations.express.ControlSelection.Selection;
import fr.mercure.declarations.express.ExpressState.ControlKind;
import fr.mercure.tariff.ReferenceData;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlSelectionTest {

  @Test
  void knowsWhereEachProfileComesFrom() {
    assertThat(ControlProfile.standard())
        .isNotEmpty()
        .allSatisfy(profile -> {
          assertThat(profile.origin().source()).isNotBlank();
          assertThat(profile.reason().fr()).isNotBlank();
          assertThat(profile.reason().en()).isNotBlank();
          assertThat(profile.perMille()).isBetween(1, 1000);
        })
        .extracting(ControlProfile::name)
        .doesNotHaveDuplicates();
  }

  @Test
  void selectsTheSameDeclarationAlike() {
    ExpressDeclaration h7 = ExpressSamples.declaration("h7");
    long seed = ControlSelection.seed("26FR00004000003CR2");
    assertThat(select(h7, seed)).isEqualTo(select(h7, seed));
    assertThat(seed).isEqualTo(ControlSelection.seed("26FR00004000003CR2"));
  }

  @Test
  void takesTheShareThatTheProfileSays() {
    ExpressDeclaration toys = toys();
    long taken =
        LongStream.range(0, 10_000)
            .mapToObj(n -> select(toys, ControlSelection.seed("LRN-" + n)))
            .filter(selection -> selection.profile().equals("TOYS"))
            .count();
    assertThat(taken).isBetween(3_800L, 4_200L);
  }

  @Test
  void takesAboutOneInAHundredAtRandom() {
    ExpressDeclaration h7 = ExpressSamples.declaration("h7");
    long taken =
        LongStream.range(0, 20_000)
            .mapToObj(n -> select(h7, ControlSelection.seed("LRN-" + n)))
            .filter(selection -> selection.circuit() != Circuit.GREEN)
            .peek(selection -> assertThat(selection.profile()).startsWith("RANDOM"))
            .count();
    assertThat(taken).isBetween(140L, 260L);
  }

  @Test
  void tellsOfficersWhy() {
    ExpressDeclaration toys = toys();
    Selection taken =
        LongStream.range(0, 100)
            .mapToObj(n -> select(toys, ControlSelection.seed("LRN-" + n)))
            .filter(selection -> selection.profile().equals("TOYS"))
            .findFirst()
            .orElseThrow();
    assertThat(taken.circuit()).isEqualTo(Circuit.ORANGE);
    assertThat(taken.circuit().control()).contains(ControlKind.DOCUMENTARY);
    assertThat(taken.reason().fr()).startsWith("Jouets");
  }

  @ParameterizedTest
  @CsvSource({"GREEN,GREEN", "ORANGE,ORANGE", "RED,RED", "WAIT,GREEN"})
  void grantsTheWishesOfTheSandbox(String wish, Circuit circuit) {
    ExpressDeclaration h7 =
        ExpressSamples.read(
            ExpressSamples.xml("h7").replace("TRM-2026-000001", "TRM-2026-01-" + wish));
    for (long seed = 0; seed < 200; seed++) {
      assertThat(
              ControlSelection.select(h7, seed, ExpressSamples.DAY, ReferenceData.standard(), true)
                  .circuit())
          .isEqualTo(circuit);
    }
  }

  @Test
  void grantsNoWishInEarnest() {
    ExpressDeclaration h7 =
        ExpressSamples.read(ExpressSamples.xml("h7").replace("TRM-2026-000001", "TRM-2026-01-RED"));
    assertThat(
            ControlSelection.select(h7, 1, ExpressSamples.DAY, ReferenceData.standard(), false)
                .profile())
        .isNotEqualTo("SANDBOX");
  }

  @Test
  void readsWishesFromTheEndOfTheLrnOnly() {
    assertThat(SandboxWish.of("RED-1")).isEqualTo(SandboxWish.NONE);
    assertThat(SandboxWish.of("A-red")).isEqualTo(SandboxWish.RED);
    assertThat(SandboxWish.of("NONE")).isEqualTo(SandboxWish.NONE);
  }

  private static ExpressDeclaration toys() {
    return ExpressSamples.read(ExpressSamples.xml("h7").replace("610910", "950300"));
  }

  private static Selection select(ExpressDeclaration h7, long seed) {
    return ControlSelection.select(h7, seed, ExpressSamples.DAY, ReferenceData.standard(), false);
  }
}
