// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows on their way into the database: in one statement, an array for each column, so that
/// `unnest` makes a table of them again, whatever their number; or by COPY.
final class Rows {
  private final Layout layout;
  private final List<Values<?>> columns;
  private int size;

  Rows(Layout layout) {
    this.layout = layout;
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

  /// Copies them into a table with columns of the same names and types: much cheaper than an
  /// insert, but a row that is there already fails them all.
  ///
  /// @return their keys: the first column
  Set<Long> copy(Connection connection, String table) throws SQLException {
    var copied = new CopiedRows(table, layout.names());
    for (int i = 0; i < size; i++) {
      copied.row();
      for (Values<?> column : columns) {
        column.copy(i, copied);
      }
    }
    copied.send(connection);
    return columns.getFirst().list().stream().map(Long.class::cast).collect(toSet());
  }

  /// Names and types of columns.
  record Layout(List<Column> columns) {
    /// @param columns such as `id bigint`; the types are those of [Values#of]
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
      return sql.replace(":rows", "unnest(%s) as row (%s)".formatted(arrays, names()));
    }

    private String names() {
      return columns.stream().map(Column::name).collect(joining(", "));
    }
  }

  record Column(String name, String type) {
    static Column of(String text) {
      int blank = text.indexOf(' ');
      return new Column(text.substring(0, blank), text.substring(blank + 1));
    }
  }

  /// @param plain what the driver takes for one value in an array
  /// @param array of such values
  /// @param copy writes one value
  private record Values<T>(
      String sqlType,
      Class<T> javaType,
      Function<T, Object> plain,
      IntFunction<Object[]> array,
      BiConsumer<CopiedRows, T> copy,
      List<@Nullable T> list) {
    static Values<?> of(String type) {
      return switch (type) {
        case "bigint" -> of("int8", Long.class, Long[]::new, CopiedRows::bigint);
        case "int" -> of("int4", Integer.class, Integer[]::new, CopiedRows::number);
        case "boolean" -> of("bool", Boolean.class, Boolean[]::new, CopiedRows::truth);
        case "bytea" -> of("bytea", byte[].class, byte[][]::new, CopiedRows::bytea);
        case "text" -> of("text", String.class, String[]::new, CopiedRows::text);
        case "numeric" ->
            asText(type, BigDecimal.class, BigDecimal::toPlainString, CopiedRows::numeric);
        case "timestamptz" -> asText(type, Instant.class, Instant::toString, CopiedRows::instant);
        default -> throw new IllegalArgumentException("not a type of column: " + type);
      };
    }

    private static <T> Values<T> of(
        String sqlType,
        Class<T> javaType,
        IntFunction<Object[]> array,
        BiConsumer<CopiedRows, T> copy) {
      return new Values<>(sqlType, javaType, value -> value, array, copy, new ArrayList<>());
    }

    private static <T> Values<T> asText(
        String sqlType,
        Class<T> javaType,
        Function<T, Object> text,
        BiConsumer<CopiedRows, T> copy) {
      return new Values<>(sqlType, javaType, text, String[]::new, copy, new ArrayList<>());
    }

    void add(@Nullable Object value) {
      list.add(javaType.cast(value));
    }

    void copy(int row, CopiedRows copied) {
      T value = list.get(row);
      if (value == null) {
        copied.nothing();
      } else {
        copy.accept(copied, value);
      }
    }

    Array array(Connection connection) throws SQLException {
      @Nullable Object[] values =
          list.stream().map(value -> value == null ? null : plain.apply(value)).toArray(array);
      return connection.createArrayOf(sqlType, values);
    }
  }
}
