// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Money;
import fr.mercure.kernel.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// What is owed for a declaration and how it was computed, kept with it as it was on the day of
/// acceptance.
///
/// @param ratesOf day whose rates hold: that of acceptance (Code des douanes art. 108)
/// @param territory where the goods are imported, which fixes the rates
/// @param lines taxes, one for each article
/// @param steps the whole computation in order, for people
/// @param total to be paid to customs for this declaration, in euros
record Charges(
    LocalDate ratesOf,
    String territory,
    List<ChargeLine> lines,
    List<ChargeStep> steps,
    Money total) {

  Charges {
    lines = List.copyOf(lines);
    steps = List.copyOf(steps);
  }

  /// One tax on one article.
  ///
  /// @param tax `A00` customs duty, `B00` VAT, `TPC` French tax on small parcels
  /// @param article subheading: lines of the same classification are one article
  /// @param base what the rate applies to; for a fixed amount the value of the article
  /// @param rate percent, or the fixed amount
  /// @param amount rounded to the euro, half up, once for the article and the tax
  /// @param payment who pays, how
  /// @param source text that fixes the rate
  record ChargeLine(
      String tax,
      Wording words,
      String article,
      Money base,
      BigDecimal rate,
      Money amount,
      Payment payment,
      String source) {}

  /// How a tax is paid.
  enum Payment {
    /// To customs before release or on the deferment account.
    AT_IMPORT,
    /// By the declarant for a month at once, after the consignee has paid him (F49).
    SPECIAL_ARRANGEMENTS,
    /// By the importer in his VAT return (FR7); customs asks for nothing.
    POSTPONED;

    /// Whether customs is paid for this declaration.
    boolean isForCustoms() {
      return this != POSTPONED;
    }
  }

  /// One step of the computation.
  ///
  /// @param words what is done and why
  /// @param formula the numbers, such as `24.9 + 4.01 + 3 = 31.91`; empty if nothing is computed
  /// @param source text that asks for it; empty if none does
  record ChargeStep(Wording words, String formula, String source) {}
}
