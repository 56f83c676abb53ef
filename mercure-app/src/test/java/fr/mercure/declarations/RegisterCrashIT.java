// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.zaxxer.hikari.HikariDataSource;
import fr.mercure.TestDatabase;
import fr.mercure.postgres.Database;
import fr.mercure.postgres.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What is answered stays, whatever is killed. Each round dies at a moment drawn from its seed; run
/// again with `-Dmercure.seed=` to die at the same one, with `-Dmercure.kills=20` to die as often
/// as a release asks for.
///
/// ASVS V2.3.3, V16.5.3.
class RegisterCrashIT {
  private static final int ROUNDS = Integer.getInteger("mercure.kills", 4);
  private static final int LATEST_LINE = 3_000;
  private static final int LODGINGS = 4_000;

  @Test
  void losesNothingAnsweredWhenMercureIsKilled() throws Exception {
    Database database = TestDatabase.fresh();
    List<String> answered = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Random random = random("Mercure killed", round);
      answered.addAll(lodgeUntilKilled(database, "R%d-".formatted(round), random));
      assertKept(database, answered);
    }
    assertThat(answered).hasSizeGreaterThan(ROUNDS * 10);
  }

  /// The LRNs that the child had printed when it was killed.
  private static List<String> lodgeUntilKilled(Database database, String prefix, Random random)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Lodger.class.getName(),
                database.jdbcUrl(),
                database.user(),
                database.password(),
                prefix)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> answered = new ArrayList<>();
    int lastLine = 10 + random.nextInt(LATEST_LINE);
    try (BufferedReader lines = child.inputReader()) {
      String line = lines.readLine();
      while (line != null) {
        if (line.startsWith(prefix)) {
          answered.add(line);
        }
        if (answered.size() == lastLine) {
          child.toHandle().destroyForcibly();
        }
        line = lines.readLine();
      }
    }
    child.waitFor();
    // The last line may be torn by the kill: then its LRN is another's, or nobody's.
    return answered.subList(0, answered.size() - 1);
  }

  @Test
  void losesNothingAnsweredWhenPostgresIsKilled() throws Exception {
    assumeFalse(TestDatabase.isSite(), "the PostgreSQL of a site is not to be killed");
    Database database = TestDatabase.fresh();
    for (int round = 0; round < ROUNDS; round++) {
      Random random = random("PostgreSQL killed", round);
      int last = 10 + random.nextInt(LATEST_LINE);
      List<String> answered = Collections.synchronizedList(new ArrayList<>());
      var count = new AtomicInteger();
      try (HikariDataSource pool = TestDatabase.pool(database, 4)) {
        Lodger.lodge(
            pool,
            "P%d-".formatted(round),
            LODGINGS,
            lrn -> {
              answered.add(lrn);
              if (count.incrementAndGet() == last) {
                killPostgres();
              }
            });
      }

      assertThat(answered).hasSize(LODGINGS);
      assertKept(database, answered);
    }
  }

  private static void killPostgres() {
    try {
      Path pidFile = EmbeddedPostgres.forTests().directory().resolve("cluster/postmaster.pid");
      long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst());
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertKept(Database database, List<String> answered) {
    try (HikariDataSource pool = TestDatabase.pool(database, 1)) {
      assertThat(RegisterAudit.faults(pool)).isEmpty();
      assertThat(RegisterAudit.lrns(pool)).doesNotHaveDuplicates().containsAll(answered);
    }
  }

  private static Random random(String what, int round) {
    long seed = Long.getLong("mercure.seed", System.nanoTime()) + round;
    System.out.printf("%s, round %d: -Dmercure.seed=%d%n", what, round, seed - round);
    return new Random(seed);
  }
}
