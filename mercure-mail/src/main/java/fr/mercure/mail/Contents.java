// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Contents of messages, each kept once however often it comes.
record Contents(JdbcClient jdbc, NamedParameterJdbcOperations batch) {
  private static final String ADD =
      """
      insert into mail.message (sha256, size, header_size, envelope, body, structure, sent_at,
        subject, sender, name, headers, words, content)
      values (:sha256, :size, :headerSize, :envelope, :body, :structure, :sentAt,
        :subject, :sender, :name, :headers, :words, :content)
      on conflict (sha256) do nothing
      """;

  /// Key of a content, added if it is new.
  long of(ReadMessage message) {
    return jdbc.sql(ADD + "returning id")
        .paramSource(values(message))
        .query(Long.class)
        .optional()
        .orElseGet(() -> known(List.of(message)).getFirst());
  }

  /// Keys of contents in their order, those added that are new.
  List<Long> of(List<ReadMessage> messages) {
    batch.batchUpdate(
        ADD, messages.stream().map(Contents::values).toArray(SqlParameterSource[]::new));
    return known(messages);
  }

  private List<Long> known(List<ReadMessage> messages) {
    Map<String, Long> known = new HashMap<>();
    jdbc.sql(
            """
            select m.id, h.hash
            from unnest(:hashes) h(hash) join mail.message m on m.sha256 = decode(h.hash, 'hex')
            """)
        .param("hashes", messages.stream().map(Contents::hash).toArray(String[]::new))
        .query((row, _) -> known.put(row.getString("hash"), row.getLong("id")))
        .list();
    return messages.stream().map(m -> Objects.requireNonNull(known.get(hash(m)))).toList();
  }

  private static String hash(ReadMessage message) {
    return HexFormat.of().formatHex(message.sha256());
  }

  private static MapSqlParameterSource values(ReadMessage message) {
    return new MapSqlParameterSource()
        .addValue("sha256", message.sha256())
        .addValue("size", message.content().length)
        .addValue("headerSize", message.headerSize())
        .addValue("envelope", message.envelope())
        .addValue("body", message.body())
        .addValue("structure", message.structure())
        .addValue("sentAt", message.sentAt().map(Timestamp::from).orElse(null), Types.TIMESTAMP)
        .addValue("subject", message.subject())
        .addValue("sender", message.sender())
        .addValue("name", message.name())
        .addValue("headers", message.headers())
        .addValue("words", message.words())
        .addValue("content", message.content());
  }
}
