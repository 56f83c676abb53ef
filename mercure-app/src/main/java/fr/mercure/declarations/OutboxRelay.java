// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells the other modules what the writers have put in the outbox: publishes and forgets in one
/// transaction, so that each move is told at least once, and the moves of one declaration in order.
///
/// Rows are numbered when they are inserted, and the next move of a declaration is inserted after
/// the one before is committed: the order of numbers is the order of its moves. One node relays at
/// a time; the others find the lock taken and wait.
///
/// The next batch is told when the listeners have taken in the one before: a long outbox does not
/// drown them, and each hears of a declaration in the order of its moves. A listener that fails, or
/// takes longer than [#LONGEST_WAIT], holds up nobody: [PublicationRetry] tells it again, later and
/// out of order, which listeners must bear.
@Component
class OutboxRelay implements SmartLifecycle {
  /// Most moves in one [DeclarationsMoved].
  static final int MOST = 200;

  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final long SHORTEST_LOOK_MILLIS = 1;
  private static final long LONGEST_LOOK_MILLIS = 32;
  private static final RowMapper<Move> MOVE =
      (row, _) ->
          new Move(
              row.getLong("declaration"),
              row.getInt("sequence"),
              Procedure.valueOf(row.getString("procedure")),
              row.getInt("version"),
              row.getLong("company"),
              row.getString("lrn"),
              Optional.ofNullable(row.getString("mrn")),
              row.getString("was"),
              row.getString("became"),
              row.getString("office"),
              row.getString("actor"),
              row.getTimestamp("at").toInstant(),
              Optional.ofNullable(row.getObject("received", Long.class)));

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final OutboxSignal signal;
  private volatile boolean running;
  private Optional<Thread> thread = Optional.empty();

  OutboxRelay(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      OutboxSignal signal) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.events = events;
    this.signal = signal;
  }

  @Override
  public void start() {
    running = true;
    thread = Optional.of(Thread.ofVirtual().name("outbox-relay").start(this::run));
  }

  @Override
  public void stop() {
    running = false;
    signal.ring();
    try {
      if (thread.isPresent()) {
        thread.get().join(Duration.ofSeconds(5));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    try {
      while (running) {
        if (!relayed()) {
          signal.await(POLL);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// False if there was nothing to do, or no way to do it now. Whatever goes wrong, the relay goes
  /// on: the moves stay in the outbox.
  private boolean relayed() throws InterruptedException {
    try {
      long look = SHORTEST_LOOK_MILLIS;
      while (running && isBeingTakenIn()) {
        Thread.sleep(look);
        look = Math.min(2 * look, LONGEST_LOOK_MILLIS);
      }
      return relay() > 0;
    } catch (RuntimeException e) {
      if (running) {
        LOG.atWarn().setCause(e).log("moves wait in the outbox");
      }
      return false;
    }
  }

  /// Publishes one batch.
  ///
  /// @return how many moves it held; 0 if another node is at it
  int relay() {
    Integer relayed = transaction.execute(_ -> isAlone() ? publish(take()) : 0);
    return relayed == null ? 0 : relayed;
  }

  /// Whether listeners are still at work on what they were told last, by whatever node.
  boolean isBeingTakenIn() {
    return jdbc.sql(
            """
            select exists (
              select from platform.event_publication
              where completion_date is null and status in ('PUBLISHED', 'PROCESSING')
                and publication_date > now() - make_interval(secs => :longest))
            """)
        .param("longest", LONGEST_WAIT.toSeconds())
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  private boolean isAlone() {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('declarations.outbox'))")
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  private List<Move> take() {
    return jdbc.sql(
            """
            with taken as (
              delete from declarations.outbox
              where id in (select id from declarations.outbox order by id limit :most)
              returning id, declaration, sequence)
            select t.declaration, t.sequence, d.procedure, t.version, d.company, d.lrn, d.mrn,
              t.was, t.became, d.office, t.actor, t.at, t.received
            from taken
            join declarations.timeline t using (declaration, sequence)
            join declarations.declaration d on d.id = t.declaration
            order by taken.id
            """)
        .param("most", MOST)
        .query(MOVE)
        .list();
  }

  private int publish(List<Move> moves) {
    if (!moves.isEmpty()) {
      events.publishEvent(new DeclarationsMoved(moves));
      jdbc.sql("select pg_notify(:channel, :moved)")
          .param("channel", DeclarationEvents.CHANNEL)
          .param("moved", DeclarationEvents.payload(moves))
          .query((_, _) -> true)
          .single();
    }
    return moves.size();
  }
}
