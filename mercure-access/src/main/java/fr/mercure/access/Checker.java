// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// One check: probes in waves, each wave everything that has become possible or that a suspicion
/// asks for, until nothing is left to learn or the time is over.
final class Checker {
  private final Diagnosis diagnosis;

  Checker(Causes causes) {
    diagnosis = new Diagnosis(causes);
  }

  /// @param early told after each wave what would be said if it were the last
  Report check(Target target, Surroundings here, Consumer<Report> early) {
    long began = System.nanoTime();
    Facts facts = Facts.NONE;
    Set<Probe> done = EnumSet.noneOf(Probe.class);
    boolean inTime = true;
    try (Visit visit = new Visit(target, here)) {
      var probes = new Prober(visit);
      while (inTime) {
        List<Probe> due = due(facts, done);
        if (due.isEmpty()) {
          break;
        }
        done.addAll(due);
        Duration left = here.budget().minusNanos(System.nanoTime() - began);
        var wave = new Wave(probes, left);
        facts = facts.with(wave.run(due));
        inTime = wave.inTime;
        early.accept(report(target, here, facts, began, inTime));
      }
    }
    return report(target, here, facts, began, inTime);
  }

  private Report report(Target target, Surroundings here, Facts facts, long began, boolean inTime) {
    long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
    return Report.of(
        target.uri().toString(), here.clock().instant(), millis, inTime, facts, diagnosis);
  }

  private List<Probe> due(Facts facts, Set<Probe> done) {
    Set<String> wanted = diagnosis.wanted(facts);
    var due = new ArrayList<Probe>();
    for (Probe probe : Probe.values()) {
      if (!done.contains(probe) && probe.isDue(facts, wanted)) {
        due.add(probe);
      }
    }
    return due;
  }

  /// Probes side by side, with what is left of the time.
  private static final class Wave {
    private final Prober probes;
    private final long deadline;
    private boolean inTime = true;

    Wave(Prober probes, Duration left) {
      this.probes = probes;
      deadline = System.nanoTime() + left.toNanos();
    }

    List<Observation> run(List<Probe> due) {
      ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
      Map<Probe, Future<List<Observation>>> running = new EnumMap<>(Probe.class);
      due.forEach(probe -> running.put(probe, threads.submit(() -> probes.run(probe))));
      var seen = new ArrayList<Observation>();
      running.values().forEach(future -> seen.addAll(result(future)));
      threads.shutdownNow();
      return seen;
    }

    private List<Observation> result(Future<List<Observation>> future) {
      try {
        return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        inTime = false;
        return List.of();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        inTime = false;
        return List.of();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a probe broke", e.getCause());
      }
    }
  }
}
