// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every fault of `faults.txt`, injected, checked: its cause comes first, and it is proven.
class FaultMatrixTest {
  private static final int AT_ONCE = 8;
  private static final Map<String, Future<Report>> CHECKED = new ConcurrentHashMap<>();

  /// All faults at once, a few at a time: most of a check is waiting.
  @BeforeAll
  static void checkThemAll() throws Exception {
    var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
    try (threads) {
      for (Faults.Fault fault : Faults.all()) {
        CHECKED.put(fault.injection(), threads.submit(() -> check(fault)));
      }
    }
  }

  private static Report check(Faults.Fault fault) {
    try (var world = new World()) {
      Injections.inject(fault.injection(), world);
      return world.check();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fr.mercure.access.Faults#all")
  void namesTheInjectedCauseFirst(Faults.Fault fault) throws Exception {
    Report report = Objects.requireNonNull(CHECKED.get(fault.injection())).get();
    List<String> named =
        report.causes().stream().map(one -> one.cause().code() + " " + one.evidence()).toList();
    String facts = report.facts().all().toString();
    if (fault.cause().equals(Trial.NOTHING)) {
      assertThat(named).as(facts).isEmpty();
      assertThat(report.exitCode()).as(facts).isZero();
    } else {
      assertThat(named).as(facts).first().isEqualTo(fault.cause() + " " + Evidence.PROVEN);
    }
  }

  @Test
  void writesTheFaultsDown() throws IOException {
    var page =
        new StringBuilder(
            """
            <!-- SPDX-License-Identifier: Apache-2.0 -->
            <!-- Written by FaultMatrixTest from faults.txt and causes.txt -->
            # Faults injected on the loopback

            Each is really injected by `FaultMatrixTest`; the cause must be named first, proven, within the budget.

            | Injected | Named first | Who can remove it |
            |---|---|---|
            """);
    for (Faults.Fault fault : Faults.all()) {
      String side =
          Causes.standard()
              .find(fault.cause())
              .map(c -> c.side().words().en())
              .orElse("nobody needs to");
      String code = fault.cause().equals(Trial.NOTHING) ? "nothing" : "`" + fault.cause() + "`";
      page.append("| %s | %s | %s |\n".formatted(fault.what(), code, side));
    }
    CommittedDoc.assertSame("docs/access/faults.md", page.toString());
  }
}
