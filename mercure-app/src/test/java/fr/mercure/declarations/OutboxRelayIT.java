// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import static fr.mercure.declarations.Lodgements.accepted;
import static fr.mercure.declarations.Lodgements.released;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import fr.mercure.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxRelayIT {
  private HikariDataSource pool;
  private Register register;
  private OutboxSignal signal;
  private final List<Move> told = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void open() {
    pool = TestDatabase.pool(TestDatabase.fresh(), 8);
    signal = new OutboxSignal();
    register = new Register(pool, new RegisterSettings(2, 1_000), signal);
  }

  @AfterEach
  void close() {
    register.close();
    pool.close();
  }

  @Test
  void tellsEachMoveInTheOrderOfItsDeclaration() throws InterruptedException {
    OutboxRelay one = relay(event -> told.addAll(((DeclarationsMoved) event).moves()));
    OutboxRelay other = relay(event -> told.addAll(((DeclarationsMoved) event).moves()));
    one.start();
    other.start();
    List<CompletableFuture<Recorded>> lodged = lodge(500);
    for (int i = 0; i < lodged.size(); i++) {
      var stored = (Recorded.Stored) lodged.get(i).join();
      register.move(released(stored.declaration(), 2, "FR" + i % 7, "A-" + i, mrn(i)));
    }
    waitUntilTold(1_500);
    one.stop();
    other.stop();

    assertThat(told).hasSize(1_500);
    assertThat(inOrder()).allMatch(Boolean::booleanValue);
    assertThat(left()).isZero();
  }

  @Test
  void keepsMovesThatNobodyCouldBeToldOf() {
    OutboxRelay broken =
        relay(_ -> {
          throw new IllegalStateException("the publication table is away");
        });
    lodge(3).forEach(CompletableFuture::join);
    try {
      broken.relay();
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageContaining("away");
    }

    assertThat(left()).isEqualTo(6);
  }

  @Test
  void tellsAtMostTwoHundredMovesAtOnce() {
    var largest = new AtomicInteger();
    OutboxRelay relay =
        relay(event ->
            largest.accumulateAndGet(((DeclarationsMoved) event).moves().size(), Math::max));
    lodge(300).forEach(CompletableFuture::join);
    while (relay.relay() > 0) {}

    assertThat(largest).hasValue(OutboxRelay.MOST);
    assertThat(left()).isZero();
  }

  @Test
  void tellsNothingMoreWhileAListenerIsAtWork() throws InterruptedException {
    publication("PROCESSING");
    OutboxRelay relay = relay(event -> told.addAll(((DeclarationsMoved) event).moves()));
    relay.start();
    lodge(3).forEach(CompletableFuture::join);
    Thread.sleep(700);
    List<Move> meanwhile = List.copyOf(told);

    jdbc().sql("update platform.event_publication set completion_date = now()").update();
    waitUntilTold(6);
    relay.stop();
    assertThat(meanwhile).isEmpty();
    assertThat(told).hasSize(6);
  }

  @Test
  void waitsForNoListenerThatHasFailed() throws InterruptedException {
    publication("FAILED");
    OutboxRelay relay = relay(event -> told.addAll(((DeclarationsMoved) event).moves()));
    relay.start();
    lodge(3).forEach(CompletableFuture::join);
    waitUntilTold(6);
    relay.stop();

    assertThat(told).hasSize(6);
  }

  private void publication(String status) {
    jdbc()
        .sql(
            """
            insert into platform.event_publication
              (id, listener_id, event_type, serialized_event, publication_date, status)
            values (gen_random_uuid(), 'listener', 'event', '{}', now(), :status)
            """)
        .param("status", status)
        .update();
  }

  private JdbcClient jdbc() {
    return JdbcClient.create(pool);
  }

  @Test
  void wakesThoseWhoWatchADeclarationOnAnotherNode() throws InterruptedException {
    var events = new DeclarationEvents(pool);
    events.start();
    var seen = new CountDownLatch(1);
    var stored = (Recorded.Stored) lodge(1).getFirst().join();
    OutboxRelay relay = relay(_ -> {});
    try (DeclarationEvents.Watch _ = events.watch(stored.declaration(), seen::countDown)) {
      for (int i = 0; i < 50 && seen.getCount() > 0; i++) {
        relay.relay();
        seen.await(100, TimeUnit.MILLISECONDS);
        register.move(released(stored.declaration(), 2 + i, "FR0", "A-0", mrn(0)));
      }
    }
    events.stop();

    assertThat(seen.getCount()).isZero();
  }

  private List<CompletableFuture<Recorded>> lodge(int count) {
    List<CompletableFuture<Recorded>> lodged = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lodged.add(register.submit(accepted("FR" + i % 7, "A-" + i, "<a>" + i, mrn(i))));
    }
    return lodged;
  }

  private OutboxRelay relay(org.springframework.context.ApplicationEventPublisher publisher) {
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
    return new OutboxRelay(JdbcClient.create(pool), transaction, publisher, signal);
  }

  private void waitUntilTold(int moves) throws InterruptedException {
    for (int i = 0; i < 200 && told.size() < moves; i++) {
      Thread.sleep(50);
    }
  }

  private List<Boolean> inOrder() {
    Map<Long, Integer> last = new HashMap<>();
    List<Boolean> right = new ArrayList<>();
    for (Move move : told) {
      Integer before = last.put(move.declaration(), move.sequence());
      right.add(move.sequence() == (before == null ? 1 : before + 1));
    }
    return right;
  }

  private static String mrn(int i) {
    return "26FR%012dR0".formatted(i);
  }

  private long left() {
    return jdbc().sql("select count(*) from declarations.outbox").query(Long.class).single();
  }
}
