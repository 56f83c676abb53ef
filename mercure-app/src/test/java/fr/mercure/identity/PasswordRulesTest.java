// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PasswordRulesTest {
  private static final Set<String> OWN =
      Set.of("Claire Morel", "claire.morel@transmer.example", "Transmer Logistique", "Mercure");

  /// ASVS V6.2.5.
  @Test
  void takesSeveralUnrelatedWords() {
    accepts("grillon verrou tambour ficelle");
    accepts("xK9#vq2!mW7z");
    accepts("Un été, à l’ombre du figuier");
  }

  /// ASVS V6.2.1.
  @Test
  void refusesWhatIsTooShortInCharactersNotInBytes() {
    refuses("PWD-001", "éàüöß€çîôûñ");
    refuses("PWD-001", "");
    accepts("grillon 🦗🦗🦗 ab");
  }

  /// ASVS V6.2.9.
  @Test
  void refusesWhatNoHashWouldRead() {
    refuses("PWD-002", "grillon verrou tambour ".repeat(12));
  }

  /// ASVS V6.2.4, V6.2.12.
  @Test
  void refusesWordsOfLeaksHoweverDressed() {
    refuses("PWD-003", "Password2026!");
    refuses("PWD-003", "M0tdepasse-2026");
    refuses("PWD-003", "azerty123456");
    refuses("PWD-003", "Bonjour Soleil 2026");
    refuses("PWD-003", "Liverpool!!!1892");
  }

  /// ASVS V6.1.2, V6.2.11.
  @Test
  void refusesItsOwnersWords() {
    refuses("PWD-004", "Claire.Morel.1984");
    refuses("PWD-004", "transmer-logistique-75");
    accepts("claire aime les verrous et les tambours");
  }

  @Test
  void refusesRowsAndRepetitions() {
    refuses("PWD-005", "aaaaaaaaaaaaaa");
    refuses("PWD-005", "azertyuiopqsdf");
    refuses("PWD-005", "234567890123");
    refuses("PWD-005", "Grillon9Grillon9");
    refuses("PWD-005", "!!!!!!!!!!!!!!");
  }

  private static void accepts(String password) {
    assertThat(PasswordRules.check(password, OWN)).isEmpty();
  }

  private static void refuses(String code, String password) {
    assertThat(PasswordRules.check(password, OWN)).as(password).isEqualTo(Optional.of(code));
  }
}
