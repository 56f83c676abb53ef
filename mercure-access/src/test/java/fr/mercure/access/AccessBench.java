// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/// The benchmark `access` of the command line: faults really injected, and how often the check
/// names them. On the loopback everywhere; in network namespaces where root allows them.
final class AccessBench {
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L);
  private static final int PAIRS = 300;
  private static final int HEALTHY = 200;
  private static final Path FAULTS = Path.of("mercure-access", "rig", "faults.txt");
  private static final Path WRITTEN = Path.of("docs", "access", "matrix.md");

  private final StringBuilder page = new StringBuilder();
  private final List<Trial> trials = new ArrayList<>();
  private boolean good = true;

  private AccessBench() {}

  /// The exit code is 1 if a goal is missed.
  ///
  /// @param args `--write` to keep the result under `docs/`
  public static void main(String[] args) throws Exception {
    boolean write = List.of(args).equals(List.of("--write"));
    if (args.length > 0 && !write) {
      System.err.println("bench access knows --write alone.");
      System.exit(2);
    }
    var bench = new AccessBench();
    bench.run();
    if (write) {
      Files.writeString(WRITTEN, bench.page);
    }
    System.exit(bench.good ? 0 : 1);
  }

  private void run() throws Exception {
    line("<!-- SPDX-License-Identifier: Apache-2.0 -->");
    line("<!-- Written by ./mercure bench access --write -->");
    line("# What the access check names\n");
    line(
        "Each fault is really injected, in another order for each seed. First: the injected cause");
    line(
        "is named first. Side: whoever is told can remove it. Time limits are those of the agent.\n");
    String obstacle = Rig.obstacle();
    if (!obstacle.isEmpty()) {
      line("Without the faults of the network: " + obstacle + ".\n");
    }
    // Most of either is waiting, and neither sees the other.
    var network = new FutureTask<>(() -> obstacle.isEmpty() ? rig() : List.<Rig.Row>of());
    Thread.ofPlatform().daemon().start(network);
    for (long seed : SEEDS) {
      trials.addAll(LoopbackTrials.all(seed));
    }
    List<Trial> noisy = LoopbackTrials.noise(HEALTHY, 1);
    List<LoopbackTrials.Pair> pairs = LoopbackTrials.pairs(PAIRS, 1);
    List<Rig.Row> rig = network.get();
    goals(rig, noisy, pairs);
    confusion();
    rows();
    network(rig);
  }

  /// Once: each takes a quarter of a minute, with the other programs and the remedy.
  private static List<Rig.Row> rig() throws Exception {
    try (Rig rig = Rig.start()) {
      return rig.all(FAULTS, SEEDS.getFirst());
    }
  }

  // --- goals ------------------------------------------------------------------------------------

  private void goals(List<Rig.Row> rig, List<Trial> noisy, List<LoopbackTrials.Pair> pairs) {
    List<Rig.Row> valid = rig.stream().filter(Rig.Row::injected).toList();
    valid.forEach(row -> trials.add(row.trial()));
    List<Trial> faults = trials.stream().filter(t -> !t.isHealthy()).toList();
    long distinct = faults.stream().map(Trial::injection).distinct().count();
    line("| Goal | Target | Measured |");
    line("|---|---|---|");
    goal("distinct faults injected", ">= 110", distinct, distinct >= 110);
    share("named first", 0.97, faults.stream().filter(Trial::isRight).count(), faults.size());
    share("right side", 0.99, faults.stream().filter(Trial::isRightSide).count(), faults.size());
    long wrong = faults.stream().filter(Trial::isWrongAccusation).count();
    goal("accuses the user's side although it is the service", "0", wrong, wrong == 0);
    long alarms = trials.stream().filter(t -> t.isHealthy() && !t.isRight()).count();
    goal("false alarms in healthy trials between", "0", alarms, alarms == 0);
    long noise = noisy.stream().filter(t -> !t.isRight()).count();
    goal("false alarms in %d noisy healthy trials".formatted(HEALTHY), "<= 1", noise, noise <= 1);
    pairs(pairs);
    times(faults);
    if (!rig.isEmpty()) {
      long remedied = rig.stream().filter(r -> !r.trial().isHealthy() && r.healed()).count();
      long all = rig.stream().filter(r -> !r.trial().isHealthy()).count();
      share("healthy again after the remedy (namespaces)", 1, remedied, all);
      goal(
          "void injections (namespaces)",
          "0",
          rig.size() - valid.size(),
          rig.size() == valid.size());
    }
    line("");
  }

  private void pairs(List<LoopbackTrials.Pair> pairs) {
    long both = pairs.stream().filter(LoopbackTrials.Pair::isNamed).count();
    long owned = pairs.stream().filter(p -> !p.isNamed() && p.isOwned()).count();
    share("pairs: both named, or the hidden one owned", 0.90, both + owned, pairs.size());
    line("| pairs: both named | | %d of %d |".formatted(both, pairs.size()));
    line("| pairs: one hidden by the other, and said so | | %d |".formatted(owned));
  }

  private void times(List<Trial> faults) {
    List<Long> millis = faults.stream().map(t -> t.report().millis()).sorted().toList();
    double median = millis.get(millis.size() / 2) / 1000.0;
    double longest = millis.getLast() / 1000.0;
    goal("median seconds to the verdict", "<= 4", median, median <= 4);
    goal("longest seconds", "<= 12", longest, longest <= 12.5);
  }

  private void share(String what, double target, long reached, long of) {
    double share = (double) reached / of;
    String told = String.format(Locale.ROOT, "%.1f %% (%d of %d)", share * 100, reached, of);
    goal(what, String.format(Locale.ROOT, ">= %.0f %%", target * 100), told, share >= target);
  }

  private void goal(String what, String target, Object measured, boolean met) {
    good &= met;
    String told =
        measured instanceof Double number
            ? String.format(Locale.ROOT, "%.1f", number)
            : measured.toString();
    line("| %s | %s | %s%s |".formatted(what, target, told, met ? "" : " **missed**"));
  }

  // --- tables -----------------------------------------------------------------------------------

  private void confusion() {
    List<Trial> wrong = trials.stream().filter(t -> !t.isRight()).toList();
    line("## Confusions\n");
    if (wrong.isEmpty()) {
      line("None: every trial named its cause first.\n");
      return;
    }
    line("| Injected | Named first | Times |");
    line("|---|---|---|");
    wrong.stream()
        .collect(
            Collectors.groupingBy(
                t -> "%s (`%s`) | `%s`".formatted(t.injection(), t.cause(), t.named()),
                Collectors.counting()))
        .forEach((what, times) -> line("| %s | %d |".formatted(what, times)));
    line("");
  }

  private void rows() {
    line("## Faults on the loopback\n");
    line("| Injected | Cause | Named first | Seconds |");
    line("|---|---|---|---|");
    var byFault =
        trials.stream()
            .filter(t -> !t.injection().startsWith("rig "))
            .collect(
                Collectors.groupingBy(Trial::what, java.util.TreeMap::new, Collectors.toList()));
    byFault.forEach((what, same) -> {
      long right = same.stream().filter(Trial::isRight).count();
      double seconds = same.stream().mapToLong(t -> t.report().millis()).max().orElse(0) / 1000.0;
      line(
          String.format(
              Locale.ROOT,
              "| %s | `%s` | %d of %d | %.1f |",
              what,
              same.getFirst().cause(),
              right,
              same.size(),
              seconds));
    });
    line("");
  }

  private void network(List<Rig.Row> rig) {
    if (rig.isEmpty()) {
      return;
    }
    line("## Faults of the network, and what other programs say\n");
    line("| Injected | Cause | Named first | Healthy after the remedy | curl | java.net.http |");
    line("|---|---|---|---|---|---|");
    var byFault =
        rig.stream()
            .collect(
                Collectors.groupingBy(
                    r -> r.trial().what(), java.util.TreeMap::new, Collectors.toList()));
    byFault.forEach((what, same) -> {
      Rig.Row first = same.getFirst();
      line(
          "| %s | `%s` | %d of %d | %d of %d | %s | %s |"
              .formatted(
                  what,
                  first.trial().cause(),
                  same.stream().filter(r -> r.injected() && r.trial().isRight()).count(),
                  same.size(),
                  same.stream().filter(Rig.Row::healed).count(),
                  same.size(),
                  first.curl(),
                  first.java()));
    });
  }

  private void line(String line) {
    page.append(line).append('\n');
    System.out.println(line);
  }
}
