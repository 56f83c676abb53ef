// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.Mandates;
import fr.mercure.kernel.Finding;
import fr.mercure.messages.Catalogue;
import fr.mercure.messages.Reading;
import fr.mercure.tariff.ReferenceData;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DraftMessageTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  @Test
  void makesAFilledFormAMessageThatPassesEveryRule() {
    Reading reading = read(Drafts.filled("L-1"), "");

    assertThat(reading.findings()).isEmpty();
    assertThat(rules(reading)).noneMatch(Finding::blocks);
  }

  @Test
  void writesWhatNobodyNeedsToType() {
    DraftContent two =
        Drafts.filled("L-1")
            .withAll(Drafts.slots(Drafts.item(2, "950300", "Train en bois", "20", "0,5")));
    ExpressDeclaration h7 = ExpressReader.declaration(read(two, "").tape());

    assertThat(h7.functionCode()).isEqualTo("9");
    assertThat(h7.itemCount()).isEqualTo(2);
    assertThat(h7.totalGrossMass()).isEqualByComparingTo("0.920");
    assertThat(h7.submitter().id()).isEqualTo("FR000512376");
    assertThat(h7.items()).extracting(ExpressDeclaration.Item::sequence).containsExactly(1, 2);
    assertThat(h7.items().get(1).previousDocuments()).hasSize(1);
    assertThat(h7.items().get(1).procedures())
        .extracting(ExpressDeclaration.Procedure::current)
        .containsExactly("40", "C07");
  }

  @Test
  void writesAnAmendmentOfWhatWasAccepted() {
    DraftContent content =
        Drafts.filled("L-1")
            .with(DraftMessage.REASON, "5")
            .with(DraftMessage.REASON_TEXT, "Masse pesée de nouveau");
    ExpressDeclaration h7 = ExpressReader.declaration(read(content, "26FR00677A000000R1").tape());

    assertThat(h7.isAmendment()).isTrue();
    assertThat(h7.typeCode()).isEqualTo("COR");
    assertThat(h7.mrn()).contains("26FR00677A000000R1");
    assertThat(h7.amendments())
        .extracting(ExpressDeclaration.Amendment::reasonText)
        .containsExactly("Masse pesée de nouveau");
  }

  @Test
  void comesBackFromItsMessageAsItWas() {
    DraftContent content = Drafts.filled("L-1");
    DraftContent back = DraftMessage.typed(DraftValues.of(read(content, "").tape()));

    assertThat(back.values()).containsAllEntriesOf(content.values());
  }

  @Test
  void leavesOutPlacesThatTheMessageDoesNotHave() {
    DraftContent strange = Drafts.filled("L-1").with("/Declaration/Nothing/Here", "x");
    assertThat(read(strange, "").accepted()).isTrue();
  }

  static Reading read(DraftContent content, String mrn) {
    return Catalogue.standard().read(DraftDesk.message(content, Drafts.TRANSMER, mrn));
  }

  private static List<Finding> rules(Reading reading) {
    RuleContext context =
        RuleContext.on(DAY, ReferenceData.standard())
            .from(new Caller(Drafts.TRANSMER.eori(), Mandates.NONE, Set.of()));
    return ExpressRules.check(ExpressReader.declaration(reading.tape()), context);
  }
}
