// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.web.Texts;
import fr.mercure.web.Tone;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/// Makes the lines of the grid of items.
record ItemLines(DraftContent content, DraftFindings findings, Texts texts) {

  List<ItemLine> all() {
    return IntStream.rangeClosed(1, content.items()).mapToObj(this::line).toList();
  }

  private ItemLine line(int rank) {
    String item = DraftContent.item(rank);
    List<DraftFindings.Placed> found = findings.inItem(rank);
    long errors = found.stream().filter(placed -> placed.finding().blocks()).count();
    Tone tone = errors > 0 ? Tone.BAD : found.isEmpty() ? Tone.OK : Tone.WARN;
    long counted = errors > 0 ? errors : found.size();
    return new ItemLine(
        rank,
        content.at(item + "/Commodity/Classification/ID"),
        content.at(item + "/Commodity/Description"),
        "%s %s"
            .formatted(
                content.at(item + "/GovernmentProcedure[2]/CurrentCode"),
                content.at(item + "/GovernmentProcedure[3]/CurrentCode"))
            .strip(),
        content.at(item + "/Packaging/QuantityQuantity"),
        number(content.at(item + "/Commodity/GoodsMeasure/GrossMassMeasure")),
        number(content.at(item + "/CustomsValueAmount")),
        content.at(item + "/CustomsValueAmount/@currencyID"),
        tone,
        texts.get("express.item.state." + tone, counted));
  }

  private String number(String kept) {
    return DraftTyping.number(kept).map((BigDecimal n) -> texts.number(n)).orElse(kept);
  }
}
