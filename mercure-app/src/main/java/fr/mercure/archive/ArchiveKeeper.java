// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

import fr.mercure.archive.ArchiveStore.Fault;
import fr.mercure.identity.Actor;
import fr.mercure.portal.ServiceCheck;
import fr.mercure.web.Texts;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks after the archive: hashes it again, a stretch at a time and over again, and destroys what
/// is past its date.
@Component
class ArchiveKeeper implements ServiceCheck {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveKeeper.class);
  private static final int STRETCH = 5_000;
  private static final int DESTROYED_AT_ONCE = 500;

  private final ArchiveStore store;
  private final AtomicReference<Walk> walk = new AtomicReference<>(new Walk(0, Optional.empty()));

  ArchiveKeeper(ArchiveStore store) {
    this.store = store;
  }

  /// How far the walk has come.
  ///
  /// @param verified last position hashed again
  /// @param fault the first that did not hold; kept until the restart, for somebody must look
  private record Walk(long verified, Optional<Fault> fault) {}

  /// Hashes the next stretch; starts over once it has reached the head.
  @Scheduled(fixedDelayString = "60s", initialDelayString = "30s")
  void verify() {
    Walk now = walk.get();
    ArchiveStore.Head head = store.head();
    long from = now.verified() >= head.position() ? 1 : now.verified() + 1;
    long to = Math.min(head.position(), from + STRETCH - 1);
    Optional<Fault> fault = store.verify(from, to).stream().findFirst();
    fault.ifPresent(
        f -> LOG.error("the archive does not verify: {} at {}", f.fault(), f.position()));
    walk.set(new Walk(to, now.fault().or(() -> fault)));
    LOG.atDebug().addKeyValue("position", to).addKeyValue("head", head.chain()).log("verified");
  }

  /// Destroys the bytes of what is past its date, a portion each night.
  @Scheduled(cron = "0 40 2 * * *", zone = "Europe/Paris")
  void destroyExpired() {
    int destroyed = store.destroyExpired(DESTROYED_AT_ONCE, Actor.MERCURE.id());
    if (destroyed > 0) {
      LOG.info("{} archive entries were destroyed after their date", destroyed);
    }
  }

  @Override
  public String name(Texts texts) {
    return texts.get("archive.check");
  }

  @Override
  public Health now(Texts texts) {
    Walk now = walk.get();
    return now.fault()
        .map(fault -> new Health(Level.DOWN, texts.get("archive.check.broken", fault.position())))
        .orElseGet(() ->
            new Health(
                Level.NORMAL,
                now.verified() == 0
                    ? texts.get("archive.check.late")
                    : texts.get("archive.check.ok", now.verified())));
  }
}
