// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import fr.mercure.access.Told;
import java.util.List;
import java.util.Locale;

/// A fleet as a table for spreadsheets (RFC 4180). A value that a spreadsheet would take for a
/// formula begins with an apostrophe.
final class FleetCsv {
  private FleetCsv() {}

  static String cells(String policy, List<FleetStore.Cell> cells) {
    var text = new StringBuilder("cause,side,site,workstations,since,policy\r\n");
    for (FleetStore.Cell cell : cells) {
      String side =
          Told.explain(cell.cause()).map(c -> c.side().name().toLowerCase(Locale.ROOT)).orElse("");
      line(
          text,
          cell.cause(),
          side,
          cell.site(),
          Integer.toString(cell.stations()),
          cell.since().toString(),
          policy);
    }
    return text.toString();
  }

  static String days(List<FleetStore.Day> days) {
    var text = new StringBuilder("day,site,cause,workstations\r\n");
    for (FleetStore.Day day : days) {
      line(
          text,
          day.day().toString(),
          day.site(),
          day.cause().isEmpty() ? "(all)" : day.cause(),
          Integer.toString(day.stations()));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String... values) {
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : ",").append(value(values[i]));
    }
    text.append("\r\n");
  }

  private static String value(String value) {
    boolean formula = !value.isEmpty() && "=+-@".indexOf(value.charAt(0)) >= 0;
    return "\"" + (formula ? "'" : "") + value.replace("\"", "\"\"") + "\"";
  }
}
