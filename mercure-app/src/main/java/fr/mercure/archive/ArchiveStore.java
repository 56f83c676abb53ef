// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The chain. Everything that writes goes through a function of the database, which checks again
/// what this class says: the tables themselves refuse it.
@Component
class ArchiveStore {
  private static final RowMapper<Fault> FAULT =
      (row, _) -> new Fault(row.getLong("at_position"), row.getString("fault"));
  private static final RowMapper<Head> HEAD =
      (row, _) -> new Head(row.getLong("position"), row.getString("chain"));

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  ArchiveStore(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  /// Something that does not hash to what is written.
  ///
  /// @param fault `GAP`, `PREVIOUS`, `ENTRY`, `LINK`, `MISSING`, `NOT_DESTROYED` or `CONTENT`
  record Fault(long position, String fault) {}

  /// The last entry of the chain.
  ///
  /// @param chain hash in hexadecimal; 64 zeros when the archive is empty
  record Head(long position, String chain) {}

  /// Adds the pieces in this order, leaving out those that are there already.
  ///
  /// The chain is locked until the transaction of the caller ends: call it last.
  ///
  /// @return how many were added
  @Transactional
  int append(List<Piece> pieces) {
    if (pieces.isEmpty()) {
      return 0;
    }
    Integer added =
        template.execute((Connection connection) -> {
          try (PreparedStatement call =
              connection.prepareStatement(
                  "select archive.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            bind(connection, call, pieces);
            ResultSet rows = call.executeQuery();
            rows.next();
            return rows.getInt(1);
          }
        });
    return added == null ? 0 : added;
  }

  private static void bind(Connection connection, PreparedStatement call, List<Piece> pieces)
      throws SQLException {
    var columns = new Columns(connection, call, pieces);
    columns.add("bigint", Long[]::new, p -> p.move().declaration());
    columns.add("integer", Integer[]::new, p -> p.move().sequence());
    columns.add("text", String[]::new, p -> p.kind().name());
    columns.add("text", String[]::new, p -> p.move().procedure().name());
    columns.add("bigint", Long[]::new, p -> p.move().company());
    columns.add("text", String[]::new, p -> p.move().lrn());
    columns.add("text", String[]::new, p -> p.move().mrn().orElse(""));
    columns.add("text", String[]::new, Piece::traits);
    columns.add("text", String[]::new, Piece::mediaType);
    columns.add("bytea", byte[][]::new, Piece::content);
    columns.add("bytea", byte[][]::new, Piece::sha256);
    columns.add("timestamptz", Timestamp[]::new, p -> Timestamp.from(p.move().at()));
  }

  private static final class Columns {
    private final Connection connection;
    private final PreparedStatement call;
    private final List<Piece> pieces;
    private int count;

    Columns(Connection connection, PreparedStatement call, List<Piece> pieces) {
      this.connection = connection;
      this.call = call;
      this.pieces = pieces;
    }

    <T> void add(String type, IntFunction<T[]> array, Function<Piece, T> value)
        throws SQLException {
      T[] values = pieces.stream().map(value).toArray(array);
      call.setArray(++count, connection.createArrayOf(type, values));
    }
  }

  /// Hashes everything again.
  ///
  /// @return what does not hold, in order; nothing if all does
  List<Fault> verify(long from, long to) {
    return jdbc.sql("select at_position, fault from archive.verify(:from, :to)")
        .param("from", from)
        .param("to", to)
        .query(FAULT)
        .list();
  }

  Head head() {
    return jdbc.sql(
            """
            select position, encode(chain, 'hex') as chain
            from archive.entry order by position desc limit 1
            """)
        .query(HEAD)
        .optional()
        .orElseGet(() -> new Head(0, "0".repeat(64)));
  }

  /// Places or lifts an order to keep; does nothing if that is how it stands.
  void hold(long declaration, boolean placed, String reason, String actor) {
    jdbc.sql("select archive.place_hold(:declaration, :placed, :reason, :actor)")
        .param("declaration", declaration)
        .param("placed", placed)
        .param("reason", reason)
        .param("actor", actor)
        .query((row, _) -> "")
        .list();
  }

  /// Destroys the bytes of declarations whose date has passed, at most so many declarations.
  ///
  /// @return how many entries lost their bytes
  @Transactional
  int destroyExpired(int limit, String actor) {
    return jdbc.sql("select archive.destroy_expired(:limit, :actor)")
        .param("limit", limit)
        .param("actor", actor)
        .query(Integer.class)
        .single();
  }

  /// How far the application's database user is from the tables: `SEPARATE`, `OWNER` or `SUPERUSER`
  /// (docs/adr/0012).
  String guard() {
    return jdbc.sql("select archive.guard()").query(String.class).single();
  }
}
