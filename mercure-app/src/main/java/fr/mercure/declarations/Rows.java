// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import static java.util.stream.Collectors.joining;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows on their way into one statement: an array for each column, so that `unnest` makes a table
/// of them again, whatever their number.
final class Rows {
  private final List<Values<?>> columns;
  private int size;

  Rows(Layout layout) {
    this.columns = new ArrayList<>(layout.columns().size());
    layout.columns().forEach(column -> columns.add(Values.of(column.type())));
  }

  /// @param values one for each column
  /// @throws ClassCastException if a value is not of its column's type
  void add(@Nullable Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(values.length + " values, " + columns.size() + " columns");
    }
    for (int i = 0; i < values.length; i++) {
      columns.get(i).add(values[i]);
    }
    size++;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /// A statement of [Layout#in] with these rows.
  PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < columns.size(); i++) {
      statement.setArray(i + 1, columns.get(i).array(connection));
    }
    return statement;
  }

  /// Runs a statement that returns nothing; not at all if there are no rows.
  void run(Connection connection, String sql) throws SQLException {
    if (isEmpty()) {
      return;
    }
    try (PreparedStatement statement = prepare(connection, sql)) {
      statement.execute();
    }
  }

  /// Runs a statement that returns keys; not at all if there are no rows.
  Set<Long> keys(Connection connection, String sql) throws SQLException {
    Set<Long> keys = new HashSet<>();
    if (!isEmpty()) {
      try (PreparedStatement statement = prepare(connection, sql);
          ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          keys.add(row.getLong(1));
        }
      }
    }
    return keys;
  }

  /// Names and types of columns.
  record Layout(List<Column> columns) {
    /// @param columns such as `id bigint`: bigint, int, boolean, bytea or text; all else travels as
    ///   text and is cast in the statement
    static Layout of(String... columns) {
      return new Layout(Arrays.stream(columns).map(Column::of).toList());
    }

    /// These columns, then others that several statements share.
    Layout then(List<String> others) {
      return new Layout(Stream.concat(columns.stream(), others.stream().map(Column::of)).toList());
    }

    /// The statement with the rows in place of `:rows`, as a table named `row`.
    String in(String sql) {
      String arrays = columns.stream().map(c -> "?::" + c.type() + "[]").collect(joining(", "));
      String names = columns.stream().map(Column::name).collect(joining(", "));
      return sql.replace(":rows", "unnest(%s) as row (%s)".formatted(arrays, names));
    }
  }

  record Column(String name, String type) {
    static Column of(String text) {
      int blank = text.indexOf(' ');
      return new Column(text.substring(0, blank), text.substring(blank + 1));
    }
  }

  private record Values<T>(
      String sqlType, Class<T> javaType, IntFunction<T[]> make, List<@Nullable T> list) {
    static Values<?> of(String type) {
      return switch (type) {
        case "bigint" -> new Values<>("int8", Long.class, Long[]::new, new ArrayList<>());
        case "int" -> new Values<>("int4", Integer.class, Integer[]::new, new ArrayList<>());
        case "boolean" -> new Values<>("bool", Boolean.class, Boolean[]::new, new ArrayList<>());
        case "bytea" -> new Values<>("bytea", byte[].class, byte[][]::new, new ArrayList<>());
        case "text" -> new Values<>("text", String.class, String[]::new, new ArrayList<>());
        default -> throw new IllegalArgumentException("not a type of column: " + type);
      };
    }

    void add(@Nullable Object value) {
      list.add(javaType.cast(value));
    }

    Array array(Connection connection) throws SQLException {
      return connection.createArrayOf(sqlType, list.toArray(make.apply(0)));
    }
  }
}
