// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.ApiCaller.EXPRESS;
import static fr.mercure.declarations.express.ApiCaller.h7;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.mercure.declarations.express.ApiCaller.Reply;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lives of declarations by chance, through the real register: whatever traders and officers send
/// in whatever order, what is written down holds together.
@SandboxTest
class ExpressLivesIT {
  private static final int DECLARATIONS = 12;
  private static final int COMMANDS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ApiCaller claire;
  private final ApiCaller ines;
  private final JdbcClient jdbc;

  ExpressLivesIT(@LocalServerPort int port, SignedIn signedIn, JdbcClient jdbc) {
    this.claire = new ApiCaller(port, signedIn.key("claire.morel@transmer.example"));
    this.ines = new ApiCaller(port, signedIn.key("ines.arnaud@douane.example"));
    this.jdbc = jdbc;
  }

  /// What was sent about one declaration.
  private static final class Life {
    final String h7;
    final String name;
    final List<String> answered = new ArrayList<>();
    String charges = "";

    Life(String h7, String name) {
      this.h7 = h7;
      this.name = name;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void areWrittenDownWhole(long seed) {
    var random = new Random(seed);
    List<Life> lives = IntStream.range(0, DECLARATIONS).mapToObj(_ -> begin(random)).toList();
    for (int i = 0; i < DECLARATIONS * COMMANDS; i++) {
      step(lives.get(random.nextInt(lives.size())), random);
    }
    await().atMost(PATIENCE).until(() -> number("select count(*) from declarations.outbox") == 0);
    for (Life life : lives) {
      holds(life);
      await().atMost(PATIENCE).untilAsserted(() -> isTold(life));
    }
    assertThat(
            number(
                "select count(*) from archive.verify(1, (select max(position) from"
                    + " archive.entry))"))
        .isZero();
  }

  private Life begin(Random random) {
    String end = List.of("GREEN", "ORANGE", "RED", "REFUSED").get(random.nextInt(4));
    String xml = random.nextBoolean() ? h7(end) : ExpressApiIT.prelodged(end);
    Reply reply = claire.lodge(xml);
    var life = new Life(xml, reply.text("reference"));
    life.answered.add(reply.text("sha256"));
    return life;
  }

  private void step(Life life, Random random) {
    String name = claire.get(EXPRESS + "/" + life.name).text("reference");
    String path = EXPRESS + "/" + name;
    switch (random.nextInt(7)) {
      case 0 -> send(life, path + "/presentation", ExpressApiIT.i2(life.h7, name), random);
      case 1 -> send(life, path + "/invalidation", ExpressApiIT.inv(life.h7, name), random);
      case 2, 3 ->
          send(
              life,
              path + "/amendments",
              ExpressApiIT.amendment(life.h7, name)
                  .replace("Cotton T-shirts", "Cotton T-shirts " + random.nextInt(1_000_000)),
              random);
      case 4 -> {
        Reply again = claire.lodge(life.h7);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
      }
      default ->
          ines.post(
              path + "/decision",
              "{\"result\":\"%s\",\"reasons\":\"x\",\"release\":%b}"
                  .formatted(random.nextBoolean() ? "CONFORM" : "RESERVES", random.nextBoolean()),
              "application/json");
    }
    Reply now = claire.get(path);
    if (!now.text("mrn").isEmpty() && now.json().path("version").asInt() == 1) {
      String charges = now.json().path("charges").toString();
      assertThat(life.charges.isEmpty() || life.charges.equals(charges)).isTrue();
      life.charges = charges;
    }
  }

  private void send(Life life, String path, String message, Random random) {
    Reply reply = claire.post(path, message, "application/xml");
    assertThat(reply.status()).as(reply.body()).isIn(200, 409, 422);
    if (reply.header("Idempotency-Replayed").isEmpty()) {
      life.answered.add(reply.text("sha256"));
    }
    if (random.nextInt(3) == 0) {
      assertThat(claire.post(path, message, "application/xml").body()).isEqualTo(reply.body());
    }
  }

  private void holds(Life life) {
    long key = key(life);
    assertThat(
            jdbc.sql(
                    """
                    select encode(r.sha256, 'hex') from declarations.received r
                    where r.id in (
                      select received from declarations.timeline where declaration = :key)
                    """)
                .param("key", key)
                .query(String.class)
                .list())
        .containsExactlyInAnyOrderElementsOf(life.answered);
    assertThat(numbers("select sequence from declarations.timeline where declaration = :key", key))
        .isEqualTo(
            firstNumbers("select sequence from declarations.declaration where id = :key", key));
    assertThat(numbers("select number from declarations.version where declaration = :key", key))
        .isEqualTo(
            firstNumbers("select version from declarations.declaration where id = :key", key));
  }

  /// The mailbox holds what the lifecycle writes about, once; the archive every line.
  private void isTold(Life life) {
    long key = key(life);
    assertThat(forms(key)).isEqualTo(expected(key));
    assertThat(numbers("select distinct sequence from archive.entry where declaration = :key", key))
        .isEqualTo(
            numbers("select sequence from declarations.timeline where declaration = :key", key));
  }

  private Map<String, Integer> forms(long key) {
    Map<String, Integer> forms = new TreeMap<>();
    jdbc.sql("select split_part(form, '/', 1) from messaging.message where declaration = :key")
        .param("key", key)
        .query((row, _) -> row.getString(1))
        .list()
        .forEach(form -> forms.merge(form, 1, Integer::sum));
    return forms;
  }

  /// A line of the timeline, as far as the mailbox cares.
  private record Line(String was, String became, int version) {}

  private Map<String, Integer> expected(long key) {
    List<Line> lines =
        jdbc.sql("select * from declarations.timeline where declaration = :key order by sequence")
            .param("key", key)
            .query((row, _) ->
                new Line(row.getString("was"), row.getString("became"), row.getInt("version")))
            .list();
    Map<String, Integer> forms = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      boolean folded =
          line.became().equals("ACCEPTED")
              && i + 1 < lines.size()
              && lines.get(i + 1).became().equals("RELEASED");
      boolean amended = i > 0 && line.version() > lines.get(i - 1).version();
      String form = amended ? "amended" : form(line, key);
      if (!form.isEmpty() && !folded) {
        forms.merge(form, 1, Integer::sum);
      }
    }
    return forms;
  }

  private String form(Line line, long key) {
    if (line.was().equals(line.became())) {
      return "";
    }
    return switch (line.became()) {
      case "LODGED", "PRESENTED", "CONFORM" -> "";
      case "UNDER_CONTROL" ->
          "control_"
              + jdbc.sql("select lower(control) from declarations.declaration where id = :key")
                  .param("key", key)
                  .query(String.class)
                  .single();
      default -> line.became().toLowerCase(java.util.Locale.ROOT);
    };
  }

  private long key(Life life) {
    return jdbc.sql(
            """
            select id from declarations.declaration
            where :name in (mrn, crn, lrn) order by owns_lrn desc, id desc limit 1
            """)
        .param("name", life.name)
        .query(Long.class)
        .single();
  }

  private long number(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  private List<Integer> numbers(String sql, long key) {
    return jdbc.sql(sql).param("key", key).query((row, _) -> row.getInt(1)).list().stream()
        .sorted()
        .toList();
  }

  private List<Integer> firstNumbers(String sql, long key) {
    return IntStream.rangeClosed(1, numbers(sql, key).getFirst()).boxed().toList();
  }
}
