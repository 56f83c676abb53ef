// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Keeps for an hour what somebody typed into a draft when the session was already over, so that
/// signing in again gives it back where no script saves while typing.
@Component
class ParkedForms {
  private static final Duration KEPT = Duration.ofHours(1);

  /// Forms kept at a time, of everybody: whoever sends more fills no disk.
  private static final int MOST = 1_000;

  /// Characters of one form; more is no form of ours.
  private static final int LARGEST = 300_000;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final JsonMapper json;
  private final SecureRandom random;

  ParkedForms(JdbcClient jdbc, Clock clock, JsonMapper json, SecureRandom random) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.json = json;
    this.random = random;
  }

  /// A form that was kept.
  ///
  /// @param path where it was sent
  record Parked(String path, Map<String, String> fields) {}

  /// Keeps the fields of a draft's form.
  ///
  /// @return what to ask for it by; nothing if it holds no field of a draft, or too much, or too
  ///   many are kept already
  Optional<String> park(String path, Map<String, String[]> parameters) {
    Map<String, String> fields = fields(parameters);
    String text = json.writeValueAsString(fields);
    if (fields.isEmpty() || text.length() > LARGEST) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    jdbc.sql("delete from express.parked_form where parked < :old")
        .param("old", now.minus(KEPT).atOffset(ZoneOffset.UTC))
        .update();
    String id = newId();
    int kept =
        jdbc.sql(
                """
                insert into express.parked_form (id, path, fields, parked)
                select :id, :path, :fields::jsonb, :now
                where (select count(*) from express.parked_form) < :most
                """)
            .param("id", id)
            .param("path", path)
            .param("fields", text)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("most", MOST)
            .update();
    return kept == 1 ? Optional.of(id) : Optional.empty();
  }

  /// The form kept under that name, for an hour.
  Optional<Parked> find(String id) {
    return jdbc.sql("select path, fields from express.parked_form where id = :id and parked > :old")
        .param("id", id)
        .param("old", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
        .query((row, _) -> new Parked(row.getString("path"), read(row.getString("fields"))))
        .optional();
  }

  private static Map<String, String> fields(Map<String, String[]> parameters) {
    return DraftForm.typed(parameters).entrySet().stream()
        .collect(
            Collectors.toMap(
                field -> field.getKey().name(), Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  private Map<String, String> read(String text) {
    return json.readValue(text, new TypeReference<TreeMap<String, String>>() {});
  }

  private String newId() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
