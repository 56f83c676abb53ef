// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.identity.Company;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The H7 message that a draft stands for: what was typed, and what nobody needs to type because it
/// follows from the rest (function, counts, sums, ranks, the submitter).
final class DraftMessage {
  /// Why an amendment is asked for, as a code and in words.
  static final String REASON = "/Declaration/Amendment/ChangeReasonCode";

  static final String REASON_TEXT = "/Declaration/Amendment/ChangeReasonText";

  private static final String ROOT = "/Declaration";
  private static final String SHIPMENT = ROOT + "/GoodsShipment";
  private static final int LONGEST_NAME = 70;

  /// Elements that Mercure writes anew each time; a declaration that was read forgets them.
  private static final Set<String> DERIVED =
      Set.of(
          "FunctionCode", "ProcedureCategory", "ID", "GoodsItemQuantity", "TotalGrossMassMeasure");

  private static final Pattern DERIVED_PLACE =
      Pattern.compile(
          "/Declaration/(?:%s|Submitter/.*|Amendment.*)|.*/SequenceNumeric|.*/IdentificationTypeCode"
              .formatted(String.join("|", DERIVED)));

  private static final Pattern ROW =
      Pattern.compile(
          "(.*/(?:AdditionalDocument|DomesticDutyTaxParty|PreviousDocument|"
              + "AdditionalInformation|Packaging|GovernmentProcedure)(?:\\[[0-9]+])?)/.*");

  private DraftMessage() {}

  /// The values of the whole message, by place.
  ///
  /// @param mrn the declaration to amend; empty for an original
  static Map<String, String> complete(DraftContent content, Company submitter, String mrn) {
    var whole = new TreeMap<>(content.values());
    head(whole, content, submitter);
    if (!mrn.isEmpty()) {
      amendment(whole, mrn);
    }
    fill(whole, SHIPMENT + "/Importer/Address", "TypeCode", "Z");
    for (int item = 1; item <= content.items(); item++) {
      item(whole, content, item);
    }
    ranks(whole);
    return whole;
  }

  /// What a draft keeps of a message that was read: all but what {@link #complete} writes.
  static DraftContent typed(Map<String, String> message) {
    var kept = new TreeMap<String, String>();
    message.forEach((pointer, value) -> {
      String place = DraftContent.canonical(pointer);
      if (!DERIVED_PLACE.matcher(place).matches() && !value.isBlank()) {
        kept.put(place, value);
      }
    });
    return new DraftContent(kept);
  }

  private static void head(Map<String, String> whole, DraftContent content, Company submitter) {
    whole.put(ROOT + "/FunctionCode", "9");
    whole.put(ROOT + "/ProcedureCategory", "H7");
    whole.put(ROOT + "/GoodsItemQuantity", Integer.toString(content.items()));
    whole.put(ROOT + "/TotalGrossMassMeasure", content.totalMass().toPlainString());
    String name = submitter.name();
    whole.put(ROOT + "/Submitter/Name", name.substring(0, Math.min(name.length(), LONGEST_NAME)));
    whole.put(ROOT + "/Submitter/ID", submitter.eori().value());
  }

  private static void amendment(Map<String, String> whole, String mrn) {
    whole.put(ROOT + "/FunctionCode", "4");
    whole.put(ROOT + "/ID", mrn);
    whole.put(ROOT + "/TypeCode", "COR");
    whole.put(ROOT + "/Amendment/SequenceNumeric", "1");
  }

  private static void item(Map<String, String> whole, DraftContent content, int rank) {
    String item = DraftContent.item(rank);
    whole.put(item + "/SequenceNumeric", Integer.toString(rank));
    if (!content.at(item + "/Commodity/Classification/ID").isEmpty()) {
      whole.put(item + "/Commodity/Classification/SequenceNumeric", "1");
      whole.put(item + "/Commodity/Classification/IdentificationTypeCode", "HS");
    }
    whole.putIfAbsent(item + "/GovernmentProcedure/CurrentCode", "40");
    whole.putIfAbsent(item + "/GovernmentProcedure/PreviousCode", "00");
    if (content.rows("PreviousDocument", item) == 0) {
      content
          .values()
          .subMap(SHIPMENT + "/PreviousDocument", SHIPMENT + "/PreviousDocument~")
          .forEach((place, value) -> whole.put(item + place.substring(SHIPMENT.length()), value));
    }
  }

  /// An address that is there says how to read it.
  private static void fill(Map<String, String> whole, String parent, String child, String value) {
    if (whole.keySet().stream().anyMatch(place -> place.startsWith(parent + "/"))) {
      whole.putIfAbsent(parent + "/" + child, value);
    }
  }

  /// Rows say their rank.
  private static void ranks(Map<String, String> whole) {
    var ranked = new TreeMap<String, String>();
    for (String place : whole.keySet()) {
      var row = ROW.matcher(place);
      if (row.matches()) {
        ranked.put(
            row.group(1) + "/SequenceNumeric", Integer.toString(DraftContent.rowOf(row.group(1))));
      }
    }
    whole.putAll(ranked);
  }
}
