// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.Clerk.hidden;
import static fr.mercure.declarations.express.Clerk.location;
import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.Browser;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// ASVS V5.2.1, V5.2.2.
@SandboxTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntryIT {
  private final SignedIn signedIn;
  private final Clerk claire;
  private final Browser paul;

  EntryIT(SignedIn signedIn) {
    this.signedIn = signedIn;
    this.claire = new Clerk(signedIn.claire());
    this.paul = signedIn.paul();
  }

  @Test
  void leadsFromABlankDraftThroughEachTopicToItsMrn() {
    String reference = claire.blank();
    String section = "message";
    while (!section.equals("verifier")) {
      String path = "/d/" + reference + "/" + section;
      String page = claire.browser().get(path).body();
      String next = location(claire.send(path, page, "continue", fieldsOf(page, "ENTRY-1-GREEN")));
      assertThat(next).as("after %s", section).doesNotContain("verifie=1");
      section = next.substring(next.lastIndexOf('/') + 1);
    }
    String confirmation = location(claire.lodge(reference));

    assertThat(claire.browser().get(confirmation).body())
        .contains("Déclaration déposée", "Libérée", "ENTRY-1-GREEN");
  }

  /// The fields of the filled form that this page asks for.
  private static Map<String, String> fieldsOf(String page, String lrn) {
    var fields = new HashMap<>(Drafts.typed(lrn));
    fields.keySet().removeIf(name -> !page.contains("name=\"" + name + "\""));
    return fields;
  }

  @Test
  void showsErrorsAtTheirFieldsAndAboveTheForm() {
    String reference =
        claire.filled("ENTRY-2", Map.of("office", "FR00677X", "item.1.description", "Cadeau"));
    String checked = location(claire.expert(reference, "check", Map.of("office", "FR00677X")));
    String page = claire.browser().get(checked).body();

    assertThat(page)
        .contains("<title>Erreur", "data-errors", "FR00677A")
        .contains("expert?verifie=1#office")
        .contains("expert?verifie=1&amp;article=1#item.1.description")
        .containsPattern("id=\"office\"[^>]*aria-invalid=\"true\"");
  }

  @Test
  void comesBackToATopicWithItsErrorsBeforeGoingOn() {
    String reference = claire.blank();
    String path = "/d/" + reference + "/message";
    String page = claire.browser().get(path).body();
    String next = location(claire.send(path, page, "continue", Map.of("office", "")));

    assertThat(next).isEqualTo(path + "?verifie=1");
    assertThat(claire.browser().get(next).body()).contains("Bureau de douane (17 09 001)");
  }

  @Test
  void savesWhileTyping() {
    String reference = claire.blank();
    String page = claire.browser().get("/d/" + reference + "/expert").body();
    var saved =
        claire.send("/d/" + reference + "/enregistrer", page, "save", Map.of("ucr", "LX12"));

    assertThat(saved.statusCode()).isEqualTo(200);
    assertThat(saved.body()).contains("version 2").doesNotContain("<html");
    assertThat(claire.browser().get("/d/" + reference + "/message").body())
        .contains("value=\"LX12\"");
  }

  @Test
  void showsBothValuesWhenTwoPagesTypeIntoTheSameField() {
    String reference = claire.blank();
    String path = "/d/" + reference + "/message";
    String mine = claire.browser().get(path).body();
    String theirs = claire.browser().get(path).body();
    claire.send(path, theirs, "save", Map.of("office", "FR00619C"));
    var conflict = claire.send(path, mine, "save", Map.of("office", "FR00677A"));

    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(conflict.body()).contains("FR00619C", "FR00677A");
    assertThat(hidden(conflict.body(), "version")).isEqualTo("2");
  }

  @Test
  void addsCopiesAndTakesAwayItemsWithoutLosingWhatWasTyped() {
    String reference = claire.filled("ENTRY-3", Map.of());
    var typed = Drafts.typed("ENTRY-3");
    assertThat(location(claire.expert(reference, "copy", typed))).contains("article=2");
    typed.putAll(Drafts.item(2, "950300", "Train en bois", "20", "0,5"));
    assertThat(location(claire.expert(reference, "item-1", typed))).contains("article=1");
    String page = claire.browser().get("/d/" + reference + "/expert").body();

    assertThat(page).contains("2 articles", "0,920", "Train en bois", "Casque audio sans fil");
  }

  @Test
  void keepsARefusedDraftOpenWithItsReasons() {
    String reference = claire.filled("ENTRY-4", Map.of("item.1.value", "400"));
    String answer = location(claire.lodge(reference));
    String page = claire.browser().get(answer).body();

    assertThat(page).contains("Déclaration refusée", "400 EUR", "#item.1.value");
    assertThat(location(claire.expert(reference, "save", Map.of("item.1.value", "40"))))
        .startsWith("/d/" + reference + "/expert");
  }

  @Test
  void lodgesOnceHoweverOftenTheButtonIsPressed() {
    String reference = claire.filled("ENTRY-5-GREEN", Map.of());
    String page = claire.browser().get("/d/" + reference + "/verifier").body();
    Map<String, String> form = Map.of("version", hidden(page, "version"));
    String first = location(claire.browser().post("/d/" + reference + "/verifier", form));
    String second = location(claire.browser().post("/d/" + reference + "/verifier", form));

    assertThat(second).isEqualTo(first);
    assertThat(claire.browser().get("/declarations/express?texte=ENTRY-5").body())
        .contains("1 ligne");
    assertThat(location(claire.browser().get("/d/" + reference + "/expert")))
        .isEqualTo("/d/" + reference + "/depose");
  }

  @Test
  void asksToReadAgainWhatSomebodyChangedMeanwhile() {
    String reference = claire.filled("ENTRY-6", Map.of());
    String page = claire.browser().get("/d/" + reference + "/verifier").body();
    claire.expert(reference, "save", Map.of("ucr", "LX9"));
    var answer =
        claire
            .browser()
            .post("/d/" + reference + "/verifier", Map.of("version", hidden(page, "version")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("a changé le brouillon");
  }

  @Test
  void startsFromALodgedDeclarationAndFromATemplate() {
    String mrn = claire.lodged("ENTRY-7-GREEN", Map.of());
    claire.browser().get("/declarations/nouvelle");
    String copy =
        location(
            claire
                .browser()
                .post("/declarations/nouvelle", Map.of("quoi", "copie", "depuis", mrn)));
    String page = claire.browser().get(copy + "/expert").body();
    assertThat(page).contains("Casque audio sans fil", mrn).doesNotContain("ENTRY-7-GREEN");

    claire.browser().post(copy + "/modele", Map.of("nom", "Casques"));
    assertThat(claire.browser().get("/declarations/nouvelle").body()).contains("Casques");
  }

  @Test
  void showsTheCallThatAMachineWouldMake() {
    String reference = claire.filled("ENTRY-8", Map.of());
    assertThat(claire.browser().get("/d/" + reference + "/api").body())
        .contains("/api/v1/express/declarations", "&lt;FunctionalReferenceID&gt;ENTRY-8")
        .contains("functionalReferenceID");
  }

  @Test
  void givesBackWhatWasTypedAfterTheEndOfASession() {
    String reference = claire.blank();
    Browser out = signedIn.nobody();
    out.get("/connexion");
    var sent = out.post("/d/" + reference + "/message", Map.of("ucr", "LX-LOST", "do", "continue"));
    String back = location(sent).replaceAll(".*suite=([^&]*)&.*", "$1");

    assertThat(back).startsWith("/d/reprise/");
    assertThat(claire.browser().get(back).body()).contains("LX-LOST", "value=\"save\"");
    assertThat(paul.get(back).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/message",
        "/articles",
        "/expert",
        "/verifier",
        "/depose",
        "/api",
        "/message.xml"
      })
  void hidesADraftFromOtherCompanies(String page) {
    String reference = claire.blank();
    assertThat(paul.get("/d/" + reference + page).statusCode()).isEqualTo(404);
  }

  @Test
  void isClosedToOfficers() {
    Browser ines = signedIn.ines();
    assertThat(ines.get("/declarations/nouvelle").statusCode()).isEqualTo(403);
    assertThat(ines.get("/d/" + claire.blank()).statusCode()).isEqualTo(403);
  }

  @Test
  void speaksEnglishToo() {
    String reference = new Clerk(paul).blank();
    assertThat(paul.get("/d/" + reference + "/parties?langue=en").body())
        .contains("Seller or sender")
        .doesNotContain("[express.");
  }
}
