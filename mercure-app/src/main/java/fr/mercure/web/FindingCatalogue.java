// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import fr.mercure.kernel.Wording;
import java.util.List;

/// The findings that a module may report: one help page each, under `/aide/erreurs/{code}`.
public interface FindingCatalogue {
  /// All of them, by code.
  List<Entry> entries();

  /// One finding, in general: without the values of a particular message.
  ///
  /// @param code as findings carry it
  /// @param title what is wrong, without values
  /// @param meaning when it is reported
  /// @param remedy what to do
  /// @param source the text or table that the rule comes from
  /// @param dataElement number of the EU data element; empty if it has none
  /// @param accepted a value or a piece of message that passes; empty if none is short enough
  /// @param refused one that does not
  record Entry(
      String code,
      Wording title,
      Wording meaning,
      Wording remedy,
      String source,
      String dataElement,
      String accepted,
      String refused) {

    /// The sentence of a rule, which leaves `{0}` for each value, as a help page shows it.
    public static Wording withoutValues(Wording pattern) {
      return new Wording(withoutValues(pattern.fr()), withoutValues(pattern.en()));
    }

    private static String withoutValues(String pattern) {
      return pattern.replaceAll("\\{\\d}", "…");
    }
  }
}
