// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/// The one way into the register, for one declaration and for millions: callers hand over what they
/// have decided and wait; a few writers commit what has gathered, many at a time.
///
/// All work on a declarant's declarations goes through the same writer of a node, so that writers
/// do not meet on an LRN. Callers should be virtual threads: each blocks until its work is on the
/// disk.
@Component
public class Register {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

  private final KeyBlock declarations;
  private final KeyBlock messages;
  private final List<Writer> writers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean open = true;

  Register(DataSource dataSource, RegisterSettings settings, OutboxSignal signal) {
    this.declarations = new KeyBlock(dataSource, "declarations.declaration_key");
    this.messages = new KeyBlock(dataSource, "declarations.received_key");
    for (int i = 0; i < settings.writers(); i++) {
      var writer = new Writer(dataSource, settings.queue(), signal::ring);
      writers.add(writer);
      threads.add(Thread.ofPlatform().daemon().name("register-" + i).start(writer));
    }
  }

  /// Stores a declaration with its message, version and timeline, in one commit.
  ///
  /// @return what became of it: on the disk, unless [Recorded.Busy]
  /// @throws RegisterUnavailable if it cannot be told; the same message may be sent again safely
  public Recorded lodge(Lodgement lodgement) {
    return await(submit(lodgement));
  }

  /// As [#lodge], without waiting: for callers that have many.
  public CompletableFuture<Recorded> submit(Lodgement lodgement) {
    String declarant = lodgement.filing().declarant();
    String shard = declarant.isEmpty() ? lodgement.received().sender() : declarant;
    return submit(shard, new Entry(lodgement, declarations.next(), messages.next()));
  }

  /// Moves a declaration, with the message that asks for it if there is one.
  ///
  /// @return [Recorded.Overtaken] if somebody else moved it since it was read
  /// @throws RegisterUnavailable if it cannot be told
  public Recorded move(Movement movement) {
    long message = movement.received().isPresent() ? messages.next() : 0;
    var entry = new Entry(movement, movement.declaration(), message);
    return await(submit(movement.filing().declarant(), entry));
  }

  private CompletableFuture<Recorded> submit(String shard, Entry entry) {
    if (!open) {
      throw new RegisterUnavailable("the register is being stopped", null);
    }
    Writer writer = writers.get(Math.floorMod(shard.hashCode(), writers.size()));
    return writer.offer(entry)
        ? entry.done()
        : CompletableFuture.completedFuture(new Recorded.Busy(RETRY_AFTER));
  }

  private static Recorded await(CompletableFuture<Recorded> done) {
    try {
      return done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RegisterUnavailable unavailable) {
        throw unavailable;
      }
      throw e;
    }
  }

  /// Lets the writers finish what was accepted, then ends them.
  @PreDestroy
  void close() {
    open = false;
    writers.forEach(Writer::close);
    long giveUp = System.nanoTime() + LONGEST_STOP.toNanos();
    try {
      for (Thread thread : threads) {
        thread.join(Duration.ofNanos(Math.max(1, giveUp - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
