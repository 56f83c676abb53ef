// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.mail.MailStore;
import fr.mercure.mail.Outbound;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps handing over what is on its way to elsewhere, on a thread of its own: the next server may
/// be slow. Without a relay in the settings, nothing leaves.
@Component
public class PostOutbound implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(PostOutbound.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final PostSettings settings;
  private final Outbound outbound;
  private volatile @Nullable Thread thread;

  PostOutbound(
      PostSettings settings,
      @Qualifier("mail") MailStore store,
      @Qualifier("mail") DataSource database,
      PostRelay relay,
      PostSigning signing,
      Clock clock) {
    this.settings = settings;
    var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    this.outbound =
        new Outbound(store, relay, transactions, signing::sign, settings.domain(), clock);
  }

  /// Whether mail to this address is taken to be sent on: never to an address of this site.
  public boolean leaves(String address) {
    return settings.leaves(address);
  }

  @Override
  public void start() {
    if (settings.next().isPresent()) {
      thread = Thread.ofVirtual().name("outbound mail").start(this::work);
    }
  }

  private void work() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        if (outbound.run() == 0) {
          Thread.sleep(PAUSE);
        }
      } catch (InterruptedException e) {
        return;
      } catch (DataAccessException | TransactionException e) {
        LOG.warn("outbound mail waits for the database: {}", e.getMessage());
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    Thread working = thread;
    if (working != null) {
      working.interrupt();
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
