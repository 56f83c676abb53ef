// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/// Versions, lines of timeline and outbox rows on their way into the database.
final class Facts {
  private static final Rows.Layout VERSIONS =
      Rows.Layout.of(
          "declaration bigint",
          "number int",
          "received bigint",
          "content bytea",
          "findings text",
          "charges text");

  private static final String WRITE_VERSIONS =
      VERSIONS.in(
          """
          insert into declarations.version
            (declaration, number, received, content, findings, charges)
          select * from :rows
          on conflict (declaration, number) do update set charges = excluded.charges
          """);

  private static final Rows.Layout TIMELINE =
      Rows.Layout.of(
          "declaration bigint",
          "sequence int",
          "version int",
          "was text",
          "became text",
          "at text",
          "actor text",
          "actor_name text",
          "received bigint",
          "note text",
          "reserved text");

  private static final String WRITE_TIMELINE =
      TIMELINE.in(
          """
          insert into declarations.timeline
            (declaration, sequence, version, was, became, at, actor, actor_name, received, note,
             reserved)
          select declaration, sequence, version, was, became, at::timestamptz, actor, actor_name,
            received, note, reserved
          from :rows
          """);

  private static final Rows.Layout OUTBOX = Rows.Layout.of("declaration bigint", "sequence int");

  private static final String WRITE_OUTBOX =
      OUTBOX.in(
          """
          insert into declarations.outbox (declaration, sequence) select * from :rows
          """);

  private final Rows versions = new Rows(VERSIONS);
  private final Rows timeline = new Rows(TIMELINE);
  private final Rows outbox = new Rows(OUTBOX);

  void version(long declaration, int number, long message, Content content) {
    byte[] fingerprint = HexFormat.of().parseHex(content.fingerprint());
    versions.add(declaration, number, message, fingerprint, content.findings(), content.charges());
  }

  void lines(long declaration, int first, int version, long message, List<Step> steps) {
    for (int i = 0; i < steps.size(); i++) {
      line(declaration, first + i, version, message, steps.get(i));
      outbox.add(declaration, first + i);
    }
  }

  private void line(long declaration, int sequence, int version, long message, Step step) {
    timeline.add(
        declaration,
        sequence,
        version,
        step.was(),
        step.became(),
        step.at().toString(),
        step.actor().id(),
        step.actor().name(),
        message == 0 ? null : message,
        step.note(),
        step.reserved());
  }

  void write(Connection connection) throws SQLException {
    versions.run(connection, WRITE_VERSIONS);
    timeline.run(connection, WRITE_TIMELINE);
    outbox.run(connection, WRITE_OUTBOX);
  }
}
