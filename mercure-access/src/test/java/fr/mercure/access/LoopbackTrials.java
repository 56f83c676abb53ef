// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Faults on the loopback as the agent would meet them: its time limits, a few at once.
final class LoopbackTrials {
  private static final int AT_ONCE = 6;
  private static final Duration WAIT = Duration.ofMillis(2_500);
  private static final Duration BUDGET = Duration.ofSeconds(12);

  /// Faults that leave the service as it is, so that they can be joined with one of the service.
  private static final String BESIDE =
      "mail-.*|imap-.*|smtp-.*|starttls-.*|identity-.*|pac-.*|clock-ten.*|dns-slow|future-[ar].*";

  /// These say nothing of what lies behind them: the second fault cannot be looked at.
  private static final String OF_THE_SERVICE =
      "host-.*|service-down|server-.*|sni-.*|tls-.*|no-tls-service|old-tls-.*|no-common.*|unknown-.*"
          + "|client-.*|certificate-.*|chain-.*|maintenance|too-many.*|forbidden|server-error"
          + "|redirect-.*|http-silent|not-http|.*-stripped|user-agent.*|script-.*|upload-.*|events-.*";

  private LoopbackTrials() {}

  /// Every fault once, in an order of this seed.
  static List<Trial> all(long seed) throws Exception {
    var faults = new ArrayList<>(Faults.all());
    Collections.shuffle(faults, new Random(seed));
    return inParallel(faults.stream().map(fault -> trial(List.of(fault))).toList());
  }

  /// Two faults at once.
  ///
  /// @param second the other one; the first is that of the trial
  record Pair(Trial trial, String second) {
    boolean isNamed() {
      return trial.allNamed().containsAll(List.of(trial.cause(), second));
    }

    /// The one that is missing could not be seen, and the report says what was not verified.
    boolean isOwned() {
      List<String> named = trial.allNamed();
      return List.of(trial.cause(), second).stream()
          .filter(code -> !named.contains(code))
          .allMatch(this::isOutOfSight);
    }

    private boolean isOutOfSight(String code) {
      String sign = Causes.standard().find(code).orElseThrow().requires().getFirst().key();
      return trial.report().facts().value(sign).isEmpty()
          && !trial.report().notVerified().isEmpty();
    }
  }

  static List<Pair> pairs(int count, long seed) throws Exception {
    var random = new Random(seed);
    List<Faults.Fault> faults =
        Faults.all().stream().filter(f -> !f.cause().equals(Trial.NOTHING)).toList();
    List<Faults.Fault> first =
        faults.stream().filter(f -> f.injection().matches(OF_THE_SERVICE)).toList();
    List<Faults.Fault> second =
        faults.stream().filter(f -> f.injection().matches(BESIDE) && !first.contains(f)).toList();
    var chosen = new ArrayList<List<Faults.Fault>>();
    first.forEach(a -> second.forEach(b -> chosen.add(List.of(a, b))));
    Collections.shuffle(chosen, random);
    List<List<Faults.Fault>> some = chosen.subList(0, Math.min(count, chosen.size()));
    List<Trial> trials = inParallel(some.stream().map(LoopbackTrials::trial).toList());
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < some.size(); i++) {
      pairs.add(new Pair(trials.get(i), some.get(i).get(1).cause()));
    }
    return pairs;
  }

  /// Healthy worlds on a bad day: answers take 40 ms more or less, one in fifty a second.
  static List<Trial> noise(int count, long seed) throws Exception {
    var work = new ArrayList<Callable<Trial>>();
    for (int i = 0; i < count; i++) {
      var random = new Random(seed * 1_000 + i);
      work.add(() -> {
        try (var world = new World()) {
          prepare(world);
          world.pages(request -> {
            Thread.sleep(random.nextInt(50) == 0 ? 1_000 : 32 + random.nextInt(17));
            return World.mercure(request);
          });
          return new Trial("noise", Trial.NOTHING, "", world.check());
        }
      });
    }
    return inParallel(work);
  }

  private static Callable<Trial> trial(List<Faults.Fault> faults) {
    return () -> {
      Faults.Fault first = faults.getFirst();
      try (var world = new World()) {
        prepare(world);
        for (Faults.Fault fault : faults) {
          Injections.inject(fault.injection(), world);
        }
        return new Trial(first.injection(), first.cause(), first.what(), world.check());
      }
    };
  }

  private static void prepare(World world) {
    world.connect = WAIT;
    world.read = WAIT;
    world.budget = BUDGET;
  }

  private static List<Trial> inParallel(List<Callable<Trial>> work)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      List<Future<Trial>> running = work.stream().map(threads::submit).toList();
      var done = new ArrayList<Trial>();
      for (Future<Trial> one : running) {
        done.add(one.get());
      }
      return done;
    }
  }
}
