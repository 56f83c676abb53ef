// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What one lodging writes, read back from the rows of a real one: both sides of a comparison write
/// the same texts and bytes, only keys are drawn anew.
///
/// @param size bytes of the message as received
/// @param body the message as kept
/// @param lines of the timeline
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record WriteSet(
    int size,
    byte[] body,
    String answer,
    String findings,
    String charges,
    String importer,
    String goods,
    List<Line> lines) {

  /// A line of a timeline.
  record Line(String was, String became, String actor, String name, String note, String reserved) {}

  /// Of the declaration with this LRN.
  static WriteSet of(JdbcClient jdbc, String lrn) {
    List<Line> lines =
        jdbc.sql(
                """
                select t.* from declarations.timeline t
                join declarations.declaration d on d.id = t.declaration
                where d.lrn = :lrn order by t.sequence
                """)
            .param("lrn", lrn)
            .query((row, _) ->
                new Line(
                    row.getString("was"),
                    row.getString("became"),
                    row.getString("actor"),
                    row.getString("actor_name"),
                    row.getString("note"),
                    row.getString("reserved")))
            .list();
    return jdbc.sql(
            """
            select r.size, r.body, r.answer, v.findings, v.charges, d.importer, d.goods
            from declarations.declaration d
            join declarations.version v on v.declaration = d.id
            join declarations.received r on r.id = v.received
            where d.lrn = :lrn
            """)
        .param("lrn", lrn)
        .query((row, _) ->
            new WriteSet(
                row.getInt("size"),
                row.getBytes("body"),
                row.getString("answer"),
                row.getString("findings"),
                row.getString("charges"),
                row.getString("importer"),
                row.getString("goods"),
                lines))
        .single();
  }

  /// Bytes of the texts and the message, without what PostgreSQL adds.
  int bytes() {
    return body.length + answer.length() + findings.length() + charges.length();
  }
}
