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

  private final Rows versions = new Rows(VERSIONS);
  private final CopiedRows firstVersions =
      new CopiedRows(
          "declarations.version", "declaration, number, received, content, findings, charges");
  private final CopiedRows timeline =
      new CopiedRows(
          "declarations.timeline",
          "declaration, sequence, version, was, became, at, actor, actor_name, received, note,"
              + " reserved");
  private final CopiedRows outbox = new CopiedRows("declarations.outbox", "declaration, sequence");

  /// The content of a lodging.
  void firstVersion(long declaration, long message, Content content) {
    firstVersions
        .row()
        .bigint(declaration)
        .number(1)
        .bigint(message)
        .bytea(fingerprint(content))
        .text(content.findings())
        .text(content.charges());
  }

  /// The content of a move: a version that may be there already, with other charges.
  void version(long declaration, int number, long message, Content content) {
    versions.add(
        declaration, number, message, fingerprint(content), content.findings(), content.charges());
  }

  private static byte[] fingerprint(Content content) {
    return HexFormat.of().parseHex(content.fingerprint());
  }

  void lines(long declaration, int first, int version, long message, List<Step> steps) {
    for (int i = 0; i < steps.size(); i++) {
      line(declaration, first + i, version, message, steps.get(i));
      outbox.row().bigint(declaration).number(first + i);
    }
  }

  private void line(long declaration, int sequence, int version, long message, Step step) {
    timeline
        .row()
        .bigint(declaration)
        .number(sequence)
        .number(version)
        .text(step.was())
        .text(step.became())
        .instant(step.at())
        .text(step.actor().id())
        .text(step.actor().name());
    (message == 0 ? timeline.nothing() : timeline.bigint(message))
        .text(step.note())
        .text(step.reserved());
  }

  void write(Connection connection) throws SQLException {
    firstVersions.send(connection);
    versions.run(connection, WRITE_VERSIONS);
    timeline.send(connection);
    outbox.send(connection);
  }
}
