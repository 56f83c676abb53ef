// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.messages.Catalogue;
import fr.mercure.messages.MessageType;
import fr.mercure.web.Texts;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// ASVS V2.2.2.
class DraftFormTest {
  private static final MessageType H7 = Catalogue.standard().find("H7").orElseThrow();

  @Test
  void asksOnlyForPlacesThatTheMessageHas() {
    assertThat(DraftForm.FIELDS)
        .isNotEmpty()
        .allSatisfy(field ->
            assertThat(H7.find(field.place().replaceAll("\\[[nm0-9]+]", "")))
                .as(field.key())
                .isPresent());
  }

  @Test
  void hasLabelAndHelpForEachFieldInBothLanguages() {
    for (Texts texts : new Texts[] {Texts.FRENCH, Texts.ENGLISH}) {
      assertThat(DraftForm.FIELDS)
          .allMatch(field -> texts.has(field.words()) && texts.has(field.words() + ".help"));
    }
  }

  @Test
  void findsEachFieldAgainByItsNameAndByItsPlace() {
    for (DraftField field : DraftForm.FIELDS) {
      var slot = new DraftSlot(field, field.isOfItem() ? 12 : 0, field.isOfRow() ? 3 : 0);
      assertThat(DraftForm.named(slot.name())).as(slot.name()).contains(slot);
      assertThat(DraftForm.at(slot.place())).as(slot.place()).contains(slot);
    }
  }

  @Test
  void readsARankOfOneWhetherItIsWrittenOrNot() {
    String item = "/Declaration/GoodsShipment/GovernmentAgencyGoodsItem";
    assertThat(DraftForm.at(item + "[1]/CustomsValueAmount"))
        .isEqualTo(DraftForm.at(item + "/CustomsValueAmount"))
        .map(DraftSlot::name)
        .contains("item.1.value");
  }

  @Test
  void takesNoNameThatIsNotAField() {
    var parameters =
        Map.of(
            "_csrf", new String[] {"x"},
            "item.0.value", new String[] {"1"},
            "item.9999.value", new String[] {"1"},
            "item.1.nothing", new String[] {"1"},
            "office", new String[] {"fr00677a "});

    assertThat(DraftForm.typed(parameters))
        .hasSize(1)
        .allSatisfy((slot, value) -> assertThat(slot.name() + value).isEqualTo("officeFR00677A"));
  }
}
