// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.FactorPolicy.Proof;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// ASVS V6.1.3.
class FactorPolicyTest {
  @Test
  void readsWithOneWorksWithTwoSealsWithAFreshOne() {
    assertThat(FactorPolicy.table(settings(Set.of())))
        .extracting(FactorPolicy.Line::act, FactorPolicy.Line::proof)
        .containsExactly(
            line("PUBLIC", Proof.NONE),
            line("SITUATION", Proof.ONE),
            line("WORK", Proof.TWO),
            line("DECISION", Proof.FRESH),
            line("RIGHTS", Proof.FRESH),
            line("KEYS", Proof.FRESH),
            line("CREDENTIALS", Proof.FRESH));
  }

  @Test
  void asksForASignatureWhereTheSiteNamesTheAct() {
    assertThat(FactorPolicy.table(settings(Set.of(SealingAct.DECISION))))
        .filteredOn(line -> line.proof() == Proof.SIGNED)
        .extracting(FactorPolicy.Line::act)
        .isEqualTo(List.of("DECISION"));
  }

  private static org.assertj.core.groups.Tuple line(String act, Proof proof) {
    return org.assertj.core.groups.Tuple.tuple(act, proof);
  }

  static IdentitySettings settings(Set<SealingAct> signed) {
    return new IdentitySettings(
        Path.of("data"),
        false,
        false,
        Duration.ofMillis(200),
        32,
        Duration.ofHours(10),
        "localhost",
        null,
        signed);
  }
}
