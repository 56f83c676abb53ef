// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.portal.ServiceCheck.Health;
import fr.mercure.portal.ServiceCheck.Level;
import fr.mercure.web.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Asks every {@link ServiceCheck}, at most every {@link #KEPT}: the status page is open to all,
/// and looking at it must not become a load.
@Component
class StatusBoard {
  static final Duration KEPT = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);

  private final List<ServiceCheck> checks;
  private final Clock clock;
  private final Map<String, Status> latest = new ConcurrentHashMap<>();

  StatusBoard(List<ServiceCheck> checks, Clock clock) {
    this.checks = checks;
    this.clock = clock;
  }

  /// How every part is.
  ///
  /// @param at when the checks were asked
  record Status(Instant at, List<ServiceLine> lines) {}

  Status now(Texts texts) {
    Instant now = clock.instant();
    return latest.compute(
        texts.language(),
        (_, known) ->
            known != null && known.at().plus(KEPT).isAfter(now)
                ? known
                : new Status(now, checks.stream().map(check -> line(check, texts)).toList()));
  }

  private static ServiceLine line(ServiceCheck check, Texts texts) {
    Health health = health(check, texts);
    return new ServiceLine(check.name(texts), health.level(), health.detail());
  }

  private static Health health(ServiceCheck check, Texts texts) {
    try {
      return check.now(texts);
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("check", check.getClass().getSimpleName()).setCause(e).log("down");
      return new Health(Level.DOWN, texts.get("status.no-answer"));
    }
  }
}
