// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Whom a company may represent, and who may represent it, for every door where something is
/// lodged.
///
/// Remembered for {@link #REMEMBERED}, so that a company that lodges thousands a second costs one
/// query in two seconds and none per declaration. What is given or ended here holds at once on this
/// node, within that time on every other.
@Component
public class Representation {
  static final Duration REMEMBERED = Duration.ofSeconds(2);
  private static final int MOST_COMPANIES = 10_000;

  private final MandateStore store;
  private final Clock clock;
  private final Map<Long, Known> known = new ConcurrentHashMap<>();

  Representation(MandateStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  private record Known(Mandates mandates, Instant until) {}

  /// All mandates that the company holds or gave.
  public Mandates of(Company company) {
    Instant now = clock.instant();
    Known last = known.get(company.id());
    if (last != null && now.isBefore(last.until())) {
      return last.mandates();
    }
    var mandates = Mandates.of(store.involving(company));
    if (known.size() >= MOST_COMPANIES) {
      known.values().removeIf(k -> !now.isBefore(k.until()));
    }
    known.put(company.id(), new Known(mandates, now.plus(REMEMBERED)));
    return mandates;
  }

  /// Asks the database anew about every company.
  void forget() {
    known.clear();
  }
}
