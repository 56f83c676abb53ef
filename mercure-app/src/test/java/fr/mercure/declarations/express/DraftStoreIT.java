// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.Drafts.CLAIRE;
import static fr.mercure.declarations.express.Drafts.KARIM;
import static fr.mercure.declarations.express.Drafts.PAUL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import fr.mercure.TestDatabase;
import fr.mercure.declarations.express.DraftSaved.AlreadyLodged;
import fr.mercure.declarations.express.DraftSaved.Clash;
import fr.mercure.declarations.express.DraftSaved.Conflict;
import fr.mercure.declarations.express.DraftSaved.Saved;
import fr.mercure.identity.Actor;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class DraftStoreIT {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  private HikariDataSource pool;
  private DraftStore drafts;
  private Draft draft;

  @BeforeEach
  void open() {
    pool = TestDatabase.pool(TestDatabase.fresh(), 4);
    drafts = at(NOW);
    draft = create(CLAIRE, "M1");
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void givesADraftToItsCompanyOnly() {
    assertThat(drafts.find(CLAIRE, "M1")).contains(draft);
    assertThat(drafts.find(KARIM, "M1")).contains(draft);
    assertThat(drafts.find(PAUL, "M1")).isEmpty();
    assertThat(drafts.save(PAUL, "M1", type(1, "p", "office", "FR00677A"))).isEmpty();
    assertThat(drafts.open(PAUL, Draft.Kind.DECLARATION)).isEmpty();
    drafts.delete(PAUL, draft);
    assertThat(drafts.find(CLAIRE, "M1")).isPresent();
  }

  @Test
  void findsADraftByItsLrnToo() {
    assertThat(drafts.find(CLAIRE, "L-1")).contains(draft);
  }

  @Test
  void savesEachChangeAsAVersion() {
    var saved = (Saved) save(CLAIRE, type(1, "p", "office", "FR00677A"));

    assertThat(saved.draft().version()).isEqualTo(2);
    assertThat(saved.draft().content().at("/Declaration/DeclarationOfficeID"))
        .isEqualTo("FR00677A");
    assertThat(drafts.at(saved.draft(), 1)).contains(draft.content());
  }

  @Test
  void savesNothingWhenNothingChanged() {
    var saved = (Saved) save(CLAIRE, type(1, "p", "lrn", "L-1"));
    assertThat(saved.draft().version()).isEqualTo(1);
  }

  @Test
  void keepsWhatTwoPeopleTypeIntoDifferentFields() {
    save(KARIM, type(1, "karim", "office", "FR00677A", "ucr", ""));
    var saved = (Saved) save(CLAIRE, type(1, "claire", "ucr", "LX1", "office", ""));

    assertThat(saved.draft().content().at("/Declaration/DeclarationOfficeID"))
        .isEqualTo("FR00677A");
    assertThat(
            saved.draft().content().at("/Declaration/GoodsShipment/UCR/TraderAssignedReferenceID"))
        .isEqualTo("LX1");
  }

  @Test
  void showsBothValuesWhereTwoPeopleTypeIntoTheSameField() {
    save(KARIM, type(1, "karim", "office", "FR00677A"));
    var conflict = (Conflict) save(CLAIRE, type(1, "claire", "office", "FR00619C"));

    assertThat(conflict.clashes())
        .extracting(clash -> clash.slot().name(), Clash::mine, Clash::theirs)
        .containsExactly(tuple("office", "FR00619C", "FR00677A"));
    assertThat(drafts.find(CLAIRE, "M1").orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void takesTheChoiceThatEndsAConflict() {
    save(KARIM, type(1, "karim", "office", "FR00677A"));
    save(CLAIRE, type(1, "claire", "office", "FR00619C"));
    var saved = (Saved) save(CLAIRE, type(2, "claire", "office", "FR00619C"));

    assertThat(saved.draft().content().at("/Declaration/DeclarationOfficeID"))
        .isEqualTo("FR00619C");
  }

  @Test
  void takesLaterSavesOfTheSamePageWithoutConflict() {
    save(CLAIRE, type(1, "claire", "office", "FR00677A"));
    var saved = (Saved) save(CLAIRE, type(1, "claire", "office", "FR00619C"));

    assertThat(saved.draft().content().at("/Declaration/DeclarationOfficeID"))
        .isEqualTo("FR00619C");
  }

  @Test
  void goesBackToAVersionWithoutForgettingTheLaterOnes() {
    save(CLAIRE, type(1, "p", "office", "FR00677A"));
    DraftContent first = drafts.at(draft, 1).orElseThrow();
    var saved = (Saved) save(CLAIRE, DraftEdit.of(2, _ -> first));

    assertThat(saved.draft().version()).isEqualTo(3);
    assertThat(saved.draft().content()).isEqualTo(draft.content());
    assertThat(drafts.at(draft, 2).orElseThrow().at("/Declaration/DeclarationOfficeID"))
        .isEqualTo("FR00677A");
  }

  @Test
  void listsOneVersionForEachSpellOfWork() {
    save(CLAIRE, type(1, "p", "office", "FR00677A"));
    at(NOW.plusSeconds(3600)).save(CLAIRE, "M1", type(2, "p", "office", "FR00619C"));
    at(NOW.plusSeconds(3660)).save(KARIM, "M1", type(3, "k", "ucr", "LX1"));

    assertThat(drafts.history(draft))
        .extracting(DraftPoint::version, DraftPoint::name)
        .containsExactly(
            tuple(4, "Karim Benali"), tuple(3, "Claire Morel"), tuple(2, "Claire Morel"));
  }

  @Test
  void changesNothingOnceLodged() {
    drafts.answered(CLAIRE, draft, "26FR00677A000000R1", true);

    assertThat(save(CLAIRE, type(1, "p", "office", "FR00677A"))).isInstanceOf(AlreadyLodged.class);
    drafts.delete(CLAIRE, draft);
    assertThat(drafts.find(CLAIRE, "M1")).get().matches(lodged -> !lodged.isOpen());
    assertThat(drafts.open(CLAIRE, Draft.Kind.DECLARATION)).isEmpty();
  }

  @Test
  void staysOpenAfterARefusal() {
    drafts.answered(CLAIRE, draft, "@7", false);
    assertThat(drafts.find(CLAIRE, "M1"))
        .get()
        .matches(refused -> refused.isOpen() && refused.answer().equals("@7"));
  }

  @Test
  void makesTemplatesWithoutLrn() {
    Draft template = drafts.template(CLAIRE, draft, "Casques de Shenzhen");

    assertThat(template.lrn()).isEmpty();
    assertThat(drafts.open(KARIM, Draft.Kind.TEMPLATE))
        .extracting(Draft::name)
        .containsExactly("Casques de Shenzhen");
  }

  private Draft create(Actor actor, String reference) {
    DraftContent content = DraftContent.EMPTY.with("/Declaration/FunctionalReferenceID", "L-1");
    return drafts.create(actor, reference, Draft.Kind.DECLARATION, "", content);
  }

  private DraftStore at(Instant instant) {
    return new DraftStore(
        JdbcClient.create(pool),
        Clock.fixed(instant, ZoneOffset.UTC),
        JsonMapper.builder().build(),
        new SecureRandom());
  }

  private DraftSaved save(Actor actor, DraftEdit edit) {
    return drafts.save(actor, "M1", edit).orElseThrow();
  }

  private static DraftEdit type(int base, String page, String... fields) {
    var typed = new HashMap<String, String>();
    for (int i = 0; i < fields.length; i += 2) {
      typed.put(fields[i], fields[i + 1]);
    }
    return new DraftEdit(base, page, Drafts.slots(Map.copyOf(typed)));
  }
}
