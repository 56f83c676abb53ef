// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import static fr.mercure.messaging.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import fr.mercure.TestDatabase;
import fr.mercure.messaging.MessagingStore.After;
import fr.mercure.messaging.MessagingStore.Listed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class MessagingStoreIT {
  private static final Addressee TRANSMER = new Addressee.OfCompany(1);

  private final HikariDataSource database = TestDatabase.pool(TestDatabase.fresh(), 8);
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final MessagingStore store = new MessagingStore(jdbc);

  @AfterEach
  void disconnect() {
    database.close();
  }

  @Test
  void depositsOnceWhatItIsGivenTwice() {
    List<OfficialMessage> messages =
        List.of(message(OfficialForm.RELEASED, 1), message(OfficialForm.REFUSED, 2));
    assertThat(store.deposit(messages)).isEqualTo(2);
    assertThat(store.deposit(messages)).isZero();
    assertThat(all()).hasSize(2);
  }

  @Test
  void givesBackAMessageAsItWasDeposited() {
    OfficialMessage sent =
        message(
            OfficialForm.CONTROL_DOCUMENTARY,
            1,
            MessageFacts.asking(List.of("N380"), "l’étiquette\nest \"illisible\""));
    store.deposit(List.of(sent));
    assertThat(store.find(TRANSMER, sent.reference()).map(Listed::message)).contains(sent);
    assertThat(store.find(new Addressee.OfCompany(2), sent.reference())).isEmpty();
    assertThat(store.find(new Addressee.OfOffice("FR00677A"), sent.reference())).isEmpty();
  }

  @Test
  void listsUnopenedFirstThenTheNewestPageByPage() {
    store.deposit(
        LongStream.rangeClosed(1, 25).mapToObj(n -> message(OfficialForm.RELEASED, n)).toList());
    List<Listed> newest = store.list(TRANSMER, false, false, Optional.empty(), 10);
    newest.forEach(listed -> store.open(listed.message().reference(), "person:1", "Claire Morel"));
    List<Long> seen = new ArrayList<>();
    Optional<After> after = Optional.empty();
    for (List<Listed> page = store.list(TRANSMER, false, false, after, 4);
        !page.isEmpty();
        page = store.list(TRANSMER, false, false, after, 4)) {
      page.forEach(listed -> seen.add(listed.message().declaration()));
      Listed last = page.getLast();
      after = ListPlace.read(ListPlace.of(last));
    }
    List<Long> expected = new ArrayList<>();
    LongStream.iterate(15, n -> n >= 1, n -> n - 1).forEach(expected::add);
    LongStream.iterate(25, n -> n >= 16, n -> n - 1).forEach(expected::add);
    assertThat(seen).isEqualTo(expected);
    assertThat(store.list(TRANSMER, false, true, Optional.empty(), 50)).hasSize(15);
    assertThat(store.waiting(TRANSMER).unopened()).isEqualTo(15);
  }

  @Test
  void expectsAnAnswerUntilSomethingIsDecided() {
    OfficialMessage asked = message(OfficialForm.CONTROL_DOCUMENTARY, 1);
    store.deposit(List.of(asked, message(OfficialForm.CONTROL_DOCUMENTARY, 2)));
    store.open(asked.reference(), "person:1", "Claire Morel");
    assertThat(store.requests(TRANSMER, Samples.AT, 20))
        .extracting(listed -> listed.message().declaration())
        .containsExactly(1L, 2L);
    assertThat(store.requests(TRANSMER, Samples.AT.plusSeconds(100_000), 20)).isEmpty();
    assertThat(store.requests(new Addressee.OfCompany(2), Samples.AT, 20)).isEmpty();
    store.deposit(List.of(message(OfficialForm.RELEASED, 1, "move:3")));
    assertThat(store.requests(TRANSMER, Samples.AT, 20))
        .extracting(listed -> listed.message().declaration())
        .containsExactly(2L);
  }

  @Test
  void writesOneReceiptForEachPersonAndChainsThem() throws Exception {
    store.deposit(List.of(message(OfficialForm.RELEASED, 1), message(OfficialForm.RELEASED, 2)));
    List<Callable<Boolean>> readers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String person = "person:" + i % 10;
      String reference = message(OfficialForm.RELEASED, 1 + i % 2).reference();
      readers.add(() -> {
        store.open(reference, person, "Reader");
        return true;
      });
    }
    try (var executor = Executors.newFixedThreadPool(8)) {
      for (var opened : executor.invokeAll(readers)) {
        assertThat(opened.get()).isTrue();
      }
    }
    assertThat(count("messaging.receipt")).isEqualTo(10);
    assertThat(faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update messaging.message set facts = '{}'",
        "delete from messaging.message",
        "truncate messaging.message cascade",
        "update messaging.receipt set opened_at = opened_at - interval '1 hour'",
        "delete from messaging.receipt",
        "insert into messaging.receipt select * from messaging.receipt",
        "update messaging.placement set opened = false",
        "alter table messaging.receipt disable trigger append_only",
        "drop schema messaging cascade"
      })
  void refusesToTheApplicationItself(String sql) {
    OfficialMessage sent = message(OfficialForm.RELEASED, 1);
    store.deposit(List.of(sent));
    store.open(sent.reference(), "person:1", "Claire Morel");
    assertThatThrownBy(() -> jdbc.sql(sql).update())
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
  }

  @Test
  void seesAReceiptThatWasMovedInTime() {
    OfficialMessage sent = message(OfficialForm.RELEASED, 1);
    store.deposit(List.of(sent));
    store.open(sent.reference(), "person:1", "Claire Morel");
    jdbc.sql(
            """
            set role mercure_archive;
            alter table messaging.receipt disable trigger append_only;
            update messaging.receipt set opened_at = opened_at - interval '1 second';
            reset role
            """)
        .update();
    assertThat(faults()).containsExactly("RECEIPT");
  }

  private List<String> faults() {
    return jdbc.sql("select fault from messaging.verify(1, 1000)")
        .query((row, _) -> row.getString(1))
        .list();
  }

  private List<Listed> all() {
    return store.list(TRANSMER, false, false, Optional.empty(), 100);
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
