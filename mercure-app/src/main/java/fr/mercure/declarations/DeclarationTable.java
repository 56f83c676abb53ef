// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Declarations as CSV (RFC 4180), with a header line.
final class DeclarationTable {
  private static final List<String> COLUMNS =
      List.of(
          "reference",
          "lrn",
          "crn",
          "mrn",
          "state",
          "circuit",
          "office",
          "items",
          "value_eur",
          "importer",
          "goods",
          "received_at",
          "released_at");

  private DeclarationTable() {}

  static String of(List<DeclarationView> rows) {
    return String.join(",", COLUMNS)
        + "\r\n"
        + rows.stream().map(DeclarationTable::row).collect(Collectors.joining());
  }

  private static String row(DeclarationView view) {
    Filing filing = view.filing();
    Filing.Standing standing = filing.standing();
    List<String> cells =
        List.of(
            view.reference(),
            filing.lrn(),
            text(standing.crn()),
            text(standing.mrn()),
            standing.state(),
            text(standing.circuit()),
            filing.office(),
            Integer.toString(filing.items()),
            text(filing.value()),
            filing.importer(),
            filing.goods(),
            view.lodged().toString(),
            text(standing.released()));
    return cells.stream().map(DeclarationTable::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }

  /// Quoted, and with an apostrophe before what a spreadsheet would take for a formula.
  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
