// SPDX-License-Identifier: Apache-2.0
package fr.mercure.tariff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a table of reference data: comma-separated text in UTF-8, `#` before a remark, quotes
/// around a cell that holds a comma, names of columns first.
public final class TableReader {
  private TableReader() {}

  /// One line of a table.
  ///
  /// @param line one-based, for the message of a fault
  public record Row(String table, int line, Map<String, Integer> columns, List<String> cells) {

    /// The cell of this column, empty if nothing is written there.
    ///
    /// @throws IllegalStateException if the table has no such column
    public String text(String column) {
      Integer index = columns.get(column);
      if (index == null || index >= cells.size()) {
        throw fault("column " + column + " is missing");
      }
      return cells.get(index);
    }

    /// When and where the row holds, and who says so.
    ///
    /// @throws IllegalStateException if that is not written as it should be
    public Origin origin() {
      try {
        String until = text("until");
        Optional<LocalDate> end =
            until.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(until));
        return new Origin(
            new Period(LocalDate.parse(text("from")), end),
            text("territory").isEmpty() ? Set.of() : Set.of(text("territory").split(" ")),
            text("source"),
            Certainty.of(text("certainty")));
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new IllegalStateException(fault("period or certainty").getMessage(), e);
      }
    }

    private IllegalStateException fault(String what) {
      return new IllegalStateException("%s, line %d: %s".formatted(table, line, what));
    }
  }

  /// The rows of a table of this package.
  static List<Row> read(String table) {
    return read(TableReader.class, table);
  }

  /// The rows of a table that lies beside a class.
  ///
  /// @param table file name
  /// @throws IllegalStateException if the table is not there or a row has not its columns
  public static List<Row> read(Class<?> beside, String table) {
    List<String> lines = lines(beside, table);
    List<Row> rows = new ArrayList<>(lines.size());
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = cells(line);
      if (columns.isEmpty()) {
        cells.forEach(name -> columns.put(name, columns.size()));
      } else {
        rows.add(row(new Row(table, i + 1, columns, cells)));
      }
    }
    return rows;
  }

  private static Row row(Row row) {
    if (row.cells().size() != row.columns().size()) {
      throw row.fault("%d cells".formatted(row.cells().size()));
    }
    return row;
  }

  private static List<String> lines(Class<?> beside, String table) {
    try (InputStream in = beside.getResourceAsStream(table)) {
      if (in == null) {
        throw new IllegalStateException("no table " + table);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
