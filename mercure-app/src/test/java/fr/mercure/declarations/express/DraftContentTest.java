// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DraftContentTest {
  private static final DraftContent THREE =
      Drafts.filled("L-1")
          .withAll(Drafts.slots(Drafts.item(2, "950300", "Train en bois", "20", "0,5")))
          .withAll(Drafts.slots(Drafts.item(3, "620342", "Pantalon", "30", "0,75")));

  @Test
  void countsItemsAndAddsTheirMasses() {
    assertThat(THREE.items()).isEqualTo(3);
    assertThat(THREE.totalMass()).isEqualByComparingTo("1.67");
    String mass = DraftContent.item(2) + "/Commodity/GoodsMeasure/GrossMassMeasure";
    assertThat(THREE.with(mass, "x").totalMass()).isEqualByComparingTo("1.17");
  }

  @Test
  void movesLaterItemsUpWhenOneIsTakenAway() {
    DraftContent two = THREE.withoutItem(2);

    assertThat(two.items()).isEqualTo(2);
    assertThat(two.at(DraftContent.item(1) + "/Commodity/Description"))
        .isEqualTo("Casque audio sans fil");
    assertThat(two.at(DraftContent.item(2) + "/Commodity/Description")).isEqualTo("Pantalon");
  }

  @Test
  void copiesAnItemToTheEnd() {
    DraftContent four = THREE.withCopyOf(1);

    assertThat(four.items()).isEqualTo(4);
    assertThat(four.at(DraftContent.item(4) + "/CustomsValueAmount")).isEqualTo("38.50");
    assertThat(four.withoutItem(4)).isEqualTo(THREE);
  }

  @Test
  void countsRowsOfTheWholeAndOfAnItemApart() {
    assertThat(THREE.rows("PreviousDocument", "/Declaration/GoodsShipment")).isOne();
    assertThat(THREE.rows("AdditionalDocument", "/Declaration/GoodsShipment")).isZero();
    assertThat(THREE.rows("AdditionalDocument", DraftContent.item(3))).isOne();
  }

  @Test
  void forgetsWhatIsEmptied() {
    DraftContent emptied = THREE.with("/Declaration/DeclarationOfficeID", " ");
    assertThat(emptied.at("/Declaration/DeclarationOfficeID")).isEmpty();
    assertThat(emptied.values()).hasSize(THREE.values().size() - 1);
  }
}
