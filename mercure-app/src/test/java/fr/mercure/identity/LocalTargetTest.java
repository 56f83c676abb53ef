// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// ASVS V1.2.2, V3.7.2.
class LocalTargetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"/dossiers/26FR000000000000R1?onglet=charges", "/", "/recherche?q=%C3%A9"})
  void returnsToAPageOfThisSite(String wanted) {
    assertThat(LocalTarget.of(wanted)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "javascript:alert(1)",
        "/page\r\nSet-Cookie: a=b",
        "/a\\b",
        "accueil",
        "",
        "/connexion?suite=/connexion",
        "/deconnexion",
        "/api/v1/declarations"
      })
  void goesHomeInsteadOfAnywhereElse(String wanted) {
    assertThat(LocalTarget.of(wanted)).isEqualTo("/accueil");
  }
}
