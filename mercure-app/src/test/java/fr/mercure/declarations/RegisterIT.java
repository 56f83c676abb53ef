// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import static fr.mercure.declarations.Lodgements.NOW;
import static fr.mercure.declarations.Lodgements.accepted;
import static fr.mercure.declarations.Lodgements.received;
import static fr.mercure.declarations.Lodgements.released;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import fr.mercure.TestDatabase;
import fr.mercure.declarations.Recorded.Busy;
import fr.mercure.declarations.Recorded.LrnTaken;
import fr.mercure.declarations.Recorded.Overtaken;
import fr.mercure.declarations.Recorded.SameAgain;
import fr.mercure.declarations.Recorded.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// ASVS V2.3.4.
class RegisterIT {
  private HikariDataSource pool;
  private Register register;
  private References references;
  private JdbcClient jdbc;

  @BeforeEach
  void open() {
    pool = TestDatabase.pool(TestDatabase.fresh(), 6);
    jdbc = JdbcClient.create(pool);
    register = new Register(pool, new RegisterSettings(2, 1_000), new OutboxSignal());
    references = new References(pool);
  }

  @AfterEach
  void close() {
    register.close();
    pool.close();
  }

  @Test
  void storesADeclarationWithAllItsRows() {
    var stored = (Stored) register.lodge(accepted("FR1", "A-1", "<a/>", mrn()));

    assertThat(rows("declaration")).isOne();
    assertThat(rows("received")).isOne();
    assertThat(rows("version")).isOne();
    assertThat(rows("timeline")).isEqualTo(2);
    assertThat(rows("outbox")).isEqualTo(2);
    assertThat(stored.declaration()).isPositive();
  }

  @Test
  void answersTheSameMessageAlikeToFiftyCallersAtOnce() throws Exception {
    List<Recorded> answers =
        inParallel(50, _ -> () -> register.lodge(accepted("FR1", "A-1", "<a/>", mrn())));

    assertThat(answers).filteredOn(Stored.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(SameAgain.class::isInstance).hasSize(49);
    assertThat(answers.stream().map(RegisterIT::answer).distinct()).hasSize(1);
    assertThat(rows("declaration")).isOne();
    assertThat(rows("received")).isOne();
  }

  @Test
  void answersTheSameContentAlikeWhateverTheKeyOfTheMessage() throws Exception {
    List<Recorded> answers =
        inParallel(
            50,
            i ->
                () ->
                    register.lodge(
                        accepted(received("company:1", "key-" + i, "<a/>"), "FR1", "A-1", mrn())));

    assertThat(answers).filteredOn(Stored.class::isInstance).hasSize(1);
    assertThat(answers.stream().map(RegisterIT::answer).distinct()).hasSize(1);
    assertThat(rows("declaration")).isOne();
    assertThat(
            jdbc.sql("select count(distinct answer) from declarations.received")
                .query(Long.class)
                .single())
        .isOne();
    assertThat(rows("received")).isEqualTo(50);
  }

  @Test
  void refusesOtherContentUnderAnLrnThatIsTakenAndNamesTheFirst() {
    String first = mrn();
    register.lodge(accepted("FR1", "A-1", "<a/>", first));

    var taken = (LrnTaken) register.lodge(accepted("FR1", "A-1", "<b/>", mrn()));

    assertThat(taken.first().reference()).contains(first);
    assertThat(taken.first().lodged()).isEqualTo(NOW);
    assertThat(taken.answer()).contains(first);
    assertThat(states()).containsExactlyInAnyOrder("ACCEPTED", "REFUSED");
    assertThat(register.lodge(accepted("FR1", "A-1", "<b/>", mrn())))
        .isEqualTo(new SameAgain(taken.answer(), false));
  }

  @Test
  void settlesThreeContentsOfOneLrnInOneBatch() throws Exception {
    List<Recorded> answers =
        inParallel(
            60,
            i -> () -> register.lodge(accepted("FR1", "A-1", "<c>%d</c>".formatted(i % 3), mrn())));

    assertThat(answers).filteredOn(Stored.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(LrnTaken.class::isInstance).hasSize(2);
    assertThat(answers.stream().map(RegisterIT::answer).distinct()).hasSize(2);
    assertThat(rows("declaration")).isEqualTo(3);
  }

  @Test
  void letsAnotherDeclarantUseTheSameLrn() {
    register.lodge(accepted("FR1", "A-1", "<a/>", mrn()));

    assertThat(register.lodge(accepted("FR2", "A-1", "<b/>", mrn()))).isInstanceOf(Stored.class);
  }

  @Test
  void failsOnlyTheGuiltyOfABatch() throws Exception {
    List<Recorded> answers =
        inParallel(
            100,
            i ->
                () -> {
                  String poison = i == 37 ? "\u0000" : "";
                  try {
                    return register.lodge(accepted("FR1", poison + "A-" + i, "<a>" + i, mrn()));
                  } catch (RuntimeException e) {
                    return new Overtaken();
                  }
                });

    assertThat(answers).filteredOn(Stored.class::isInstance).hasSize(99);
    assertThat(answers.get(37)).isInstanceOf(Overtaken.class);
    assertThat(rows("declaration")).isEqualTo(99);
    assertThat(rows("received")).isEqualTo(99);
  }

  @Test
  void letsOneOfManyMovesOfADeclarationWin() throws Exception {
    var lodged = (Stored) register.lodge(accepted("FR1", "A-1", "<a/>", mrn()));

    List<Recorded> answers =
        inParallel(
            20,
            _ ->
                () ->
                    register.move(
                        released(lodged.declaration(), 2, "FR1", "A-1", "26FR000000000009R0")));

    assertThat(answers).filteredOn(Stored.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(Overtaken.class::isInstance).hasSize(19);
    assertThat(states()).containsExactly("RELEASED");
    assertThat(rows("timeline")).isEqualTo(3);
  }

  @Test
  void neverGivesAReferenceTwiceOnTwoNodes() throws Exception {
    References other = new References(pool);
    Set<String> given = ConcurrentHashMap.newKeySet();
    inParallel(
        40,
        i ->
            () -> {
              for (int n = 0; n < 500; n++) {
                String mrn = (i % 2 == 0 ? references : other).allotImport(NOW).value();
                assertThat(given.add(mrn)).as(mrn).isTrue();
              }
              return new Overtaken();
            });

    assertThat(given).hasSize(20_000).allMatch(mrn -> mrn.matches("26FR[0-9]{12}R[0-9]"));
  }

  @Test
  void keepsOneOwnerOfAnLrnOnTwoNodes() throws Exception {
    try (HikariDataSource otherPool = TestDatabase.pool(address(), 4)) {
      var other = new Register(otherPool, new RegisterSettings(2, 1_000), new OutboxSignal());
      List<Recorded> answers =
          inParallel(
              200,
              i ->
                  () ->
                      (i % 2 == 0 ? register : other)
                          .lodge(accepted("FR" + i / 2 % 3, "A-" + i / 10, "<a>" + i, mrn())));
      other.close();

      long owners = answers.stream().filter(Stored.class::isInstance).count();
      assertThat(
              jdbc.sql("select count(*) from declarations.declaration where owns_lrn")
                  .query(Long.class)
                  .single())
          .isEqualTo(owners);
      assertThat(rows("declaration")).isEqualTo(200);
      assertThat(
              jdbc.sql(
                      "select count(distinct mrn) from declarations.declaration where mrn is not"
                          + " null")
                  .query(Long.class)
                  .single())
          .isEqualTo(owners);
    }
  }

  @Test
  void saysToComeAgainWhenTooMuchIsWaiting() {
    var narrow = new Register(pool, new RegisterSettings(1, 1), new OutboxSignal());
    List<CompletableFuture<Recorded>> answers = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      answers.add(narrow.submit(accepted("FR1", "A-" + i, "<a>" + i, "26FR%012dR0".formatted(i))));
    }
    List<Recorded> results = answers.stream().map(CompletableFuture::join).toList();
    narrow.close();

    assertThat(results).hasAtLeastOneElementOfType(Busy.class);
    assertThat(rows("declaration"))
        .isEqualTo(results.stream().filter(Stored.class::isInstance).count());
  }

  @Test
  void finishesWhatItHasAcceptedBeforeItCloses() {
    List<CompletableFuture<Recorded>> answers = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      answers.add(register.submit(accepted("FR1", "A-" + i, "<a>" + i, mrn())));
    }
    register.close();

    assertThat(answers).allMatch(answer -> answer.join() instanceof Stored);
    assertThatThrownBy(() -> register.lodge(accepted("FR1", "B", "<b/>", "26FR000000000001R0")))
        .isInstanceOf(RegisterUnavailable.class);
  }

  @Test
  void keepsTheBytesAsTheyCame() {
    register.lodge(accepted("FR1", "A-1", "<a>é</a>", mrn()));

    RawMessage kept =
        jdbc.sql("select sha256, body, size from declarations.received")
            .query((row, _) ->
                RawMessage.kept(row.getBytes("sha256"), row.getBytes("body"), row.getInt("size")))
            .single();

    assertThat(kept.bytes())
        .isEqualTo("<a>é</a>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private fr.mercure.postgres.Database address() {
    return new fr.mercure.postgres.Database(
        pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
  }

  private String mrn() {
    return references.allotImport(NOW).value();
  }

  private long rows(String table) {
    return jdbc.sql("select count(*) from declarations." + table).query(Long.class).single();
  }

  private List<String> states() {
    return jdbc.sql("select state from declarations.declaration")
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static String answer(Recorded recorded) {
    return switch (recorded) {
      case Stored stored -> stored.answer();
      case SameAgain again -> again.answer();
      case LrnTaken taken -> taken.answer();
      case Overtaken _ -> "overtaken";
      case Busy _ -> "busy";
    };
  }

  /// The results of many callers that start at the same moment, each on a virtual thread.
  private static List<Recorded> inParallel(
      int callers, java.util.function.IntFunction<Callable<Recorded>> task) throws Exception {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Recorded>> futures =
          IntStream.range(0, callers)
              .mapToObj(i ->
                  threads.submit(() -> {
                    start.await();
                    return task.apply(i).call();
                  }))
              .toList();
      start.countDown();
      List<Recorded> results = new ArrayList<>();
      for (Future<Recorded> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }
}
