// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Anne, who administers Essarts Fret, sees her people, and lets one go.
@SandboxTest
class PeopleIT {
  private static final String HUGO = "hugo.marchal@essarts.example";
  private static final String PEOPLE = "/acces/personnes";
  private static final Pattern UNDO = Pattern.compile("/acces/personnes/departs/[0-9]+/annuler");
  private static final Pattern SECRET = Pattern.compile("mercure_[A-Z2-7]{8}_[A-Z2-7]{40}");

  private final SignedIn signedIn;
  private final TrailStore trail;

  PeopleIT(SignedIn signedIn, TrailStore trail) {
    this.signedIn = signedIn;
    this.trail = trail;
  }

  @Test
  void showsWhoHoldsWhatUntilWhen() {
    String page = anne().get(PEOPLE).body();

    assertThat(page)
        .contains("Hugo Marchal", "Zoé Perrin", "Déposer H7", "Accordé", "Expiré", "Retiré")
        .doesNotContain("Claire Morel", "Noé Vidal");
  }

  /// ASVS V8.1.2, V8.2.3.
  @Test
  void hidesWhatIsPersonal() {
    String lea = anne().get(PEOPLE + "/" + signedIn.id("lea.fontaine@essarts.example")).body();

    assertThat(lea).contains("Une cause personnelle").doesNotContain("MFA-001", "Second facteur");
  }

  /// Hugo's right was granted more than a year ago, and nobody has certified anything since.
  @Test
  void certifiesTheRightsOnceAYear() {
    Browser anne = anne();
    assertThat(anne.get("/accueil").body()).contains("Revue annuelle");
    anne.get(PEOPLE);

    anne.post(PEOPLE + "/revue", Map.of());

    assertThat(anne.get("/accueil").body()).doesNotContain("Revue annuelle");
  }

  /// ASVS V7.4.5.
  @Test
  void closesTheSessionsOfAPerson() {
    Browser hugo = signedIn.as(HUGO);
    Browser anne = anne();
    String person = PEOPLE + "/" + signedIn.id(HUGO);
    assertThat(anne.get(person).body()).contains("Fermer toutes ses sessions");

    anne.post(person + "/sessions/fermer", Map.of());

    assertThat(hugo.get("/compte").statusCode()).isEqualTo(303);
    assertThat(anne.get(person).body()).contains("Aucune session ouverte", "Sessions fermées");
  }

  /// ASVS V7.4.2.
  @Test
  void letsAPersonGoInOneActAndTakesThemBack() {
    Browser hugo = signedIn.as(HUGO);
    Browser anne = anne();
    String person = PEOPLE + "/" + signedIn.id(HUGO);
    anne.get(person);
    give(anne, person, "KEYS_MANAGE");
    String key = key(hugo);
    assertThat(called(key)).isEqualTo(200);
    assertThat(anne.get(person).body()).contains("Clé de Hugo");

    anne.post(person + "/depart", Map.of());

    assertThat(hugo.get("/compte").statusCode()).isEqualTo(303);
    assertThat(called(key)).isEqualTo(401);
    assertThat(anne.get(person).statusCode()).isEqualTo(404);
    assertThat(signedIn.as(HUGO).get("/acces/situation").body()).contains("HAB-009");

    Matcher undo = UNDO.matcher(anne.get(PEOPLE).body());
    assertThat(undo.find()).isTrue();
    assertThat(claire().post(undo.group(), Map.of()).statusCode()).isEqualTo(404);
    anne.post(undo.group(), Map.of());

    assertThat(called(key)).isEqualTo(200);
    String back = anne.get(person).body();
    assertThat(back).contains("Départ enregistré", "Départ annulé", "Créer et révoquer les clés");
    assertThat(anne.post(undo.group(), Map.of()).statusCode()).isEqualTo(404);
    revoke(anne, person, back);
    assertThat(called(key)).isEqualTo(401);
    anne.post(person + "/retirer", Map.of("droit", "KEYS_MANAGE", "motif", "essai terminé."));
    assertThat(trail.broken()).isEmpty();
  }

  @Test
  void letsNobodyGoByTheirOwnHandNorFromAnotherCompany() {
    Browser anne = anne();
    anne.get(PEOPLE);
    String own = PEOPLE + "/" + signedIn.id(SandboxStops.ADMINISTRATOR.email());
    assertThat(location(anne.post(own + "/depart", Map.of()))).endsWith("fait=ONESELF");
    String hugo = PEOPLE + "/" + signedIn.id(HUGO);
    assertThat(claire().post(hugo + "/depart", Map.of()).statusCode()).isEqualTo(404);
    assertThat(claire().post(hugo + "/sessions/fermer", Map.of()).statusCode()).isEqualTo(404);
  }

  private Browser anne() {
    return signedIn.as(SandboxStops.ADMINISTRATOR.email());
  }

  private Browser claire() {
    Browser claire = signedIn.claire();
    claire.get("/compte");
    return claire;
  }

  private static void give(Browser anne, String person, String right) {
    anne.post(person + "/accorder", Map.of("droit", right, "jusqua", "sans-fin"));
  }

  private static String key(Browser hugo) {
    hugo.get("/dev/cles");
    String page =
        hugo.post("/dev/cles", Map.of("name", "Clé de Hugo", "rights", "DECLARATIONS_READ")).body();
    Matcher secret = SECRET.matcher(page);
    assertThat(secret.find()).as(page).isTrue();
    return secret.group();
  }

  private static void revoke(Browser anne, String person, String page) {
    Matcher key = Pattern.compile(person + "/cles/[0-9]+/revoquer").matcher(page);
    assertThat(key.find()).as(page).isTrue();
    anne.post(key.group(), Map.of());
  }

  private int called(String key) {
    Browser machine = signedIn.nobody();
    return machine
        .send(
            machine
                .request("/api/v1/declarations")
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + key))
        .statusCode();
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }
}
