// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.dao.DataAccessException;

/// IDLE (RFC 2177): the news come as they happen, until the client says DONE.
record Idle() implements Command {
  private static final System.Logger LOG = System.getLogger(Idle.class.getName());
  private static final int LOOK_SECONDS = 30;

  @Override
  public Reply run(Session session) throws IOException, Refused {
    session.tellNews();
    session.prompt("idling");
    if (!session.hasView()) {
      awaitDone(session);
      return Reply.ok("Done");
    }
    var changes = new Semaphore(0);
    var done = new AtomicBoolean();
    Thread teller = Thread.ofVirtual().unstarted(() -> tell(session, changes, done));
    long mailbox = session.view().mailbox().id();
    try (var _ = session.house().wakes().watch(mailbox, changes::release)) {
      changes.release(); // what came between the first look and the watch
      teller.start();
      awaitDone(session);
    } finally {
      done.set(true);
      changes.release();
      join(teller);
    }
    return Reply.ok("Done");
  }

  private static void awaitDone(Session session) throws IOException, Refused {
    session.input().begin(Input.Limits.KNOWN);
    if (!session.input().keyword().equals("DONE")) {
      throw Refused.bad("Expected DONE.");
    }
    session.input().end();
  }

  private static void tell(Session session, Semaphore changes, AtomicBoolean done) {
    try {
      while (!done.get() && !session.isOver()) {
        if (changes.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS)) {
          changes.drainPermits();
        }
        session.tellNews();
        session.output().flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | DataAccessException e) {
      LOG.log(Level.DEBUG, "an idling session is told no more", e);
    }
  }

  /// Waits for the teller. It must not be interrupted: that would close the connection.
  private static void join(Thread teller) {
    try {
      teller.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
