// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What moves rest on, read from the register, one query for all.
@Component
final class RegisterEvidence implements Evidence {
  private static final RowMapper<Grounds> GROUNDS =
      (row, _) ->
          new Grounds(
              message(row),
              row.getString("findings"),
              row.getString("charges"),
              Optional.ofNullable(row.getString("control")),
              row.getString("actor_name"),
              row.getString("note"));

  private final JdbcClient jdbc;

  RegisterEvidence(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Grounds> of(List<Move> moves) {
    List<Grounds> grounds = read(moves);
    if (grounds.size() != moves.size()) {
      throw new UnknownMoves(moves.size(), grounds.size());
    }
    return grounds;
  }

  private List<Grounds> read(List<Move> moves) {
    return jdbc.sql(
            """
            select t.actor_name, t.note, d.control,
              r.body, r.sha256, r.size, r.answer,
              coalesce(v.findings, '') as findings, coalesce(v.charges, '') as charges
            from unnest(cast(:declarations as bigint[]), cast(:sequences as int[]))
              with ordinality as asked (declaration, sequence, rank)
            join declarations.timeline t using (declaration, sequence)
            join declarations.declaration d on d.id = t.declaration
            left join declarations.received r on r.id = t.received and not exists (
              select from declarations.timeline before
              where before.declaration = t.declaration and before.sequence < t.sequence
                and before.received = t.received)
            left join declarations.version v on v.declaration = t.declaration
              and v.number = t.version and not exists (
              select from declarations.timeline before
              where before.declaration = t.declaration and before.sequence < t.sequence
                and before.version = t.version)
            order by asked.rank
            """)
        .param("declarations", moves.stream().map(Move::declaration).toArray(Long[]::new))
        .param("sequences", moves.stream().map(Move::sequence).toArray(Integer[]::new))
        .query(GROUNDS)
        .list();
  }

  private static Optional<Grounds.Message> message(ResultSet row) throws SQLException {
    byte[] body = row.getBytes("body");
    if (body == null) {
      return Optional.empty();
    }
    RawMessage raw = RawMessage.kept(row.getBytes("sha256"), body, row.getInt("size"));
    return Optional.of(new Grounds.Message(raw.bytes(), raw.hash(), row.getString("answer")));
  }
}
