// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.TestDatabase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CopiedRowsIT {
  private static final Rows.Layout ALL_TYPES =
      Rows.Layout.of(
          "id bigint",
          "rank int",
          "owned boolean",
          "hash bytea",
          "words text",
          "amount numeric",
          "at timestamptz");

  @Test
  void copiesWhatAnInsertWouldWrite() throws SQLException {
    var random = new Random(20261124);
    var rows = new Rows(ALL_TYPES);
    rows.add(0L, null, null, null, null, null, null);
    rows.add(1L, 0, false, new byte[0], "", BigDecimal.ZERO, Instant.EPOCH);
    for (long id = 2; id < 3_000; id++) {
      rows.add(row(id, random));
    }
    try (var pool = TestDatabase.pool(TestDatabase.fresh(), 1);
        Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : new String[] {"copied", "inserted"}) {
        statement.execute(
            """
            create temp table %s
              (id bigint, rank int, owned boolean, hash bytea, words text, amount numeric,
               at timestamptz)
            """
                .formatted(table));
      }
      rows.run(connection, ALL_TYPES.in("insert into inserted select * from :rows"));
      assertThat(rows.copy(connection, "copied")).hasSize(3_000);
      assertThat(different(statement)).isZero();
    }
  }

  /// As text, for numbers that are equal may differ in their decimals.
  private static int different(Statement statement) throws SQLException {
    try (var row =
        statement.executeQuery(
            """
            select count(*) from copied c full join inserted i using (id)
            where c::text is distinct from i::text
            """)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static @Nullable Object[] row(long id, Random random) {
    byte[] hash = new byte[random.nextInt(40)];
    random.nextBytes(hash);
    var digits = new BigInteger(random.nextInt(90), random);
    var amount = new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(9));
    Instant at =
        Instant.ofEpochSecond(random.nextLong(-2_000_000_000L, 4_000_000_000L))
            .plusNanos(random.nextInt(1_000_000) * 1_000L);
    return new @Nullable Object[] {
      id, random.nextInt(), random.nextBoolean(), hash, "é\\\t\n" + id, amount, at
    };
  }
}
