// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A developer makes a key, lodges a first H7 with it, sees it in the portal and reads the
/// documentation of the message and of a refusal. By keyboard alone, with scripts and without.
class DeveloperJourney {
  private static final Pattern KEY = Pattern.compile("mercure_[A-Z2-7]+_[A-Z2-7]+");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void lodgesAFirstDeclarationByTheApi(boolean script) {
    RunningMercure mercure = RunningMercure.shared();
    try (Hands claire = Hands.of(SignedIn.claire(mercure), mercure, "/dev", script)) {
      String key = makesAKey(claire, "Poste " + script);
      String mrn = new ApiDoor(mercure, key).lodge("h7-green.xml");

      claire.open("/dossiers/" + mrn);
      assertThat(claire.read()).contains(mrn, "Libérée");
      readsTheDocumentation(claire);
      assertThat(claire.complaints()).isEmpty();
    }
  }

  private static String makesAKey(Hands claire, String name) {
    claire.activate("main a[href='/dev/cles']");
    claire.arrive("/dev/cles");
    claire.fill("name", name);
    claire.tabTo("[name=rights][value=EXPRESS_LODGE]");
    claire.press("Space");
    claire.activate("form[action='/dev/cles'] button");
    claire.page().locator("#new-key").waitFor();
    Matcher key = KEY.matcher(claire.read());
    assertThat(key.find()).as("the key is shown once").isTrue();
    return key.group();
  }

  private static void readsTheDocumentation(Hands claire) {
    claire.open("/dev");
    claire.activate("main a[href='/dev/reference']");
    claire.arrive("/dev/reference");
    claire.activate("main a[href='/dev/reference/H7']");
    claire.arrive("/dev/reference/H7");
    assertThat(claire.read()).contains("FunctionalReferenceID", "12 09 001 000");
    claire.open("/aide/erreurs");
    claire.activate("main a[href^='/aide/erreurs/']");
    claire.arrive("/aide/erreurs/[A-Z].*");
  }
}
