// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.declarations.express.DraftFindings.Placed;
import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Pointer;
import fr.mercure.kernel.Severity;
import fr.mercure.kernel.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftFindingsTest {
  @ParameterizedTest
  @CsvSource({
    "/Declaration/DeclarationOfficeID, office",
    "/Declaration/TotalGrossMassMeasure, item.1.mass",
    "/Declaration/GoodsItemQuantity, item.1.commodity",
    "/Declaration/GoodsShipment/Importer, importer.id",
    "/Declaration/GoodsShipment/Consignment, location.type",
    "/Declaration/GoodsShipment/PreviousDocument[2]/ID, previous.2.id",
    "/Declaration/GoodsShipment/PreviousDocument, previous.1.category",
    "/Declaration/GoodsShipment/GovernmentAgencyGoodsItem[2]/CustomsValueAmount/@currencyID,"
        + " item.2.value.currency",
    "/Declaration/GoodsShipment/GovernmentAgencyGoodsItem[2]/Commodity/Classification/ID,"
        + " item.2.commodity",
    "/Declaration/GoodsShipment/GovernmentAgencyGoodsItem[3]/GovernmentProcedure[1]/CurrentCode,"
        + " item.3.relief",
    "/Declaration/GoodsShipment/GovernmentAgencyGoodsItem[1]/Packaging[1]/QuantityQuantity,"
        + " item.1.packages"
  })
  void showsAFindingAtTheFieldThatMendsIt(String pointer, String field) {
    assertThat(place(pointer).slot()).map(DraftSlot::name).contains(field);
  }

  @Test
  void showsWhatNoFieldMendsInItsSection() {
    assertThat(place("/").section()).isEqualTo(DraftSection.MESSAGE);
    assertThat(place("/Declaration/Submitter/ID").section()).isEqualTo(DraftSection.MESSAGE);
  }

  @Test
  void findsEachFaultOfAMessageAtTheFieldWhereItWasTyped() {
    DraftContent wrong =
        Drafts.filled("L-1")
            .with("/Declaration/DeclarationOfficeID", "FR999999")
            .with(DraftContent.item(1) + "/Commodity/GoodsMeasure/GrossMassMeasure", "lourd");
    DraftFindings found = DraftFindings.of(DraftMessageTest.read(wrong, "").findings());

    assertThat(found.blocking())
        .flatExtracting(placed -> placed.slot().map(DraftSlot::name).stream().toList())
        .contains("item.1.mass");
  }

  private static Placed place(String pointer) {
    var finding =
        new Finding(
            "H7-0000",
            Severity.ERROR,
            new Pointer(pointer),
            0,
            "",
            "x",
            Wording.NONE,
            Wording.NONE);
    return DraftFindings.of(List.of(finding)).placed().getFirst();
  }
}
