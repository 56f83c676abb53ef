// SPDX-License-Identifier: Apache-2.0
package fr.mercure.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// ASVS V13.2.3.
class EmbeddedPostgresIT {
  private static final PostgresSettings SETTINGS = TestServer.SETTINGS;

  private Path data = Path.of("");

  @BeforeEach
  void takeAFolderOfItsOwn(TestInfo test) {
    data = Path.of("target", "it", test.getTestMethod().orElseThrow().getName()).toAbsolutePath();
    Folders.delete(data);
  }

  @AfterEach
  void removeIt() {
    Folders.delete(data);
  }

  @Test
  void runsWithDurableCommitsAndChecksums() throws SQLException {
    try (var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
      assertThat(ask(postgres.database(), "select current_user")).isEqualTo("mercure");
      assertThat(ask(postgres.database(), "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(postgres.database(), "show fsync")).isEqualTo("on");
      assertThat(ask(postgres.database(), "show data_checksums")).isEqualTo("on");
      assertThat(ask(postgres.database(), "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(postgres.database(), "select lower('ÉTÉ')")).isEqualTo("été");
      assertThat(
              ask(postgres.database(), "select rolsuper from pg_roles where rolname = 'mercure'"))
          .isEqualTo("f");
    }
  }

  @Test
  void givesTheServerAnEighthOfTheMachine() throws SQLException {
    var settings = new PostgresSettings(0, PostgresSettings.Profile.MACHINE, SETTINGS.programs());
    try (var postgres = EmbeddedPostgres.start(data, settings)) {
      assertThat(ask(postgres.database(), "show shared_buffers")).isNotEqualTo("32MB");
      assertThat(ask(postgres.database(), "show checkpoint_timeout")).isEqualTo("15min");
      assertThat(ask(postgres.database(), "show jit")).isEqualTo("off");
    }
  }

  @Test
  void refusesAWrongPassword() {
    try (var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl(), "mercure", "guess").close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "").close())
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void keepsPasswordsToItsOwner() throws IOException {
    EmbeddedPostgres.start(data, SETTINGS).close();

    for (String name : List.of("superuser.password", "mercure.password")) {
      assertThat(Files.getPosixFilePermissions(data.resolve(name)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(data.resolve("cluster.new")).doesNotExist();
  }

  @Test
  void tellsACommandBesideItWhereItRuns() {
    assertThat(EmbeddedPostgres.running(data)).isEmpty();
    try (var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
      assertThat(EmbeddedPostgres.running(data)).contains(postgres.database());
    }
    assertThat(EmbeddedPostgres.running(data)).isEmpty();
  }

  @Test
  void keepsDataPortAndPasswordAcrossARestart() throws SQLException {
    Database first;
    try (var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
      first = postgres.database();
      write(first, "kept");
    }
    try (var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
      assertThat(postgres.database()).isEqualTo(first);
      assertThat(ask(postgres.database(), "select word from note")).isEqualTo("kept");
    }
  }

  @Test
  void restartsAServerThatWasKilled() throws Exception {
    try (var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
      write(postgres.database(), "committed");
      ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();

      assertThat(askUntilAnswered(postgres.database(), "select word from note"))
          .isEqualTo("committed");
    }
  }

  @Test
  void losesNothingItAcknowledgedWhenKilledWhileWriting() throws Exception {
    try (var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
      tell(postgres.database(), "create table note (number int)");
      long server = postmaster();
      var killer =
          CompletableFuture.runAsync(
              () -> ProcessHandle.of(server).orElseThrow().destroyForcibly(),
              CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
      int acknowledged = insertUntilItFails(postgres.database());
      killer.join();

      assertThat(acknowledged).isPositive();
      assertThat(askUntilAnswered(postgres.database(), "select max(number) from note"))
          .satisfies(
              last -> assertThat(Integer.parseInt(last)).isIn(acknowledged, acknowledged + 1));
      assertThat(ask(postgres.database(), "select count(*) = max(number) from note"))
          .isEqualTo("t");
    }
  }

  @Test
  void saysThatAPasswordFileIsMissing() throws IOException {
    EmbeddedPostgres.start(data, SETTINGS).close();
    Files.delete(data.resolve("superuser.password"));

    assertThatThrownBy(() -> EmbeddedPostgres.start(data, SETTINGS))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining("superuser.password is missing")
        .hasMessageContaining("backup");
  }

  @Test
  void healsALostPasswordOfTheOwner() throws Exception {
    EmbeddedPostgres.start(data, SETTINGS).close();
    Files.delete(data.resolve("mercure.password"));

    try (var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
      assertThat(ask(postgres.database(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void stopsTheServerThatAKilledMercureLeftBehind() throws Exception {
    try (var another = AnotherMercure.start(data)) {
      assertThat(another.said()).containsExactly("started");
      another.kill();
    }
    long orphan = postmaster();
    assertThat(isAtWork(orphan)).isTrue();

    try (var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
      assertThat(postmaster()).isNotEqualTo(orphan);
      assertThat(ask(postgres.database(), "select 1")).isEqualTo("1");
    }
    assertThat(isAtWork(orphan)).isFalse();
  }

  @Test
  void ignoresAProcessNumberThatHasPassedToAnotherProgram() throws Exception {
    EmbeddedPostgres.start(data, SETTINGS).close();
    Path processFile = data.resolve("cluster/postmaster.pid");
    Files.writeString(processFile, ProcessHandle.current().pid() + "\n" + data + "/cluster\n");

    try (var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
      assertThat(ask(postgres.database(), "select 1")).isEqualTo("1");
    }
    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  @Test
  void refusesASecondMercureInTheSameJvm() {
    try (var _ = EmbeddedPostgres.start(data, SETTINGS)) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(data, SETTINGS))
          .isInstanceOf(PostgresUnavailable.class)
          .hasMessageContaining("Another Mercure (process " + ProcessHandle.current().pid() + ")")
          .hasMessageContaining("choose another data folder");
    }
  }

  @Test
  void refusesASecondMercureInAnotherJvm() throws Exception {
    try (var postgres = EmbeddedPostgres.start(data, SETTINGS);
        var another = AnotherMercure.start(data)) {
      assertThat(another.said().getFirst()).startsWith("Another Mercure (process ");
      assertThat(ask(postgres.database(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void refusesAFolderThatIsAFile() throws IOException {
    Files.createDirectories(data.getParent());
    Files.writeString(data, "a file");

    assertThatThrownBy(() -> EmbeddedPostgres.start(data.resolve("inner"), SETTINGS))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining("may not write in " + data.resolve("inner"))
        .hasMessageContaining("Choose another data folder");
  }

  @Test
  void refusesAFolderWhereItMayNotWrite() throws IOException {
    assumeFalse("root".equals(System.getProperty("user.name")), "root may write anywhere");
    Files.createDirectories(data);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-xr-xr-x"));

    assertThatThrownBy(() -> EmbeddedPostgres.start(data, SETTINGS))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining("may not write in " + data);
  }

  @Test
  void saysThatAFixedPortIsTaken() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      PostgresSettings taken = SETTINGS.withPort(socket.getLocalPort());

      assertThatThrownBy(() -> EmbeddedPostgres.start(data, taken))
          .isInstanceOf(PostgresUnavailable.class)
          .hasMessageContaining("Port " + socket.getLocalPort())
          .hasMessageContaining("another port");
    }
  }

  @Test
  void takesAnotherPortWhenTheOneOfLastTimeIsTaken() throws Exception {
    int last;
    try (var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
      last = postgres.port();
    }
    try (var _ = new ServerSocket(last, 1, InetAddress.ofLiteral("127.0.0.1"));
        var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
      assertThat(postgres.port()).isNotEqualTo(last);
      assertThat(ask(postgres.database(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void refusesToRunWithCommitsThatMayBeLost() throws Exception {
    try (var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
      tell(postgres.database(), "alter role mercure set synchronous_commit = off");
    }
    assertThatThrownBy(() -> EmbeddedPostgres.start(data, SETTINGS))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining("synchronous_commit is off")
        .hasMessageContaining("alter role mercure reset all");
    assertThat(data.resolve("cluster/postmaster.pid")).doesNotExist();
  }

  @Test
  void quotesTheLogWhenTheServerDoesNotStart() throws IOException {
    EmbeddedPostgres.start(data, SETTINGS).close();
    Files.writeString(data.resolve("cluster/postgresql.auto.conf"), "no_such_setting = 1\n");

    assertThatThrownBy(() -> EmbeddedPostgres.start(data, SETTINGS))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining("no_such_setting")
        .hasMessageContaining("postgres.log");
  }

  @Test
  void refusesDataOfAnotherMajorVersion() throws IOException {
    EmbeddedPostgres.start(data, SETTINGS).close();
    Files.writeString(data.resolve("cluster/PG_VERSION"), "17\n");

    assertThatThrownBy(() -> EmbeddedPostgres.start(data, SETTINGS))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining("written by PostgreSQL 17");
  }

  @Test
  void forgetsAClusterThatWasNotFinished() throws Exception {
    Files.createDirectories(data.resolve("cluster.new/cluster/base"));

    try (var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
      assertThat(ask(postgres.database(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void runsForRootInAFolderClosedToNobody(@TempDir Path closed) throws Exception {
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    assumeTrue(
        Account.closedTo(closed).isPresent() && namespacesWork(), "needs root and user namespaces");

    try (var postgres = EmbeddedPostgres.start(closed.resolve("data"), SETTINGS)) {
      assertThat(ask(postgres.database(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void startsWarmWithinASecond() {
    EmbeddedPostgres.start(data, SETTINGS).close();
    Instant before = Instant.now();
    try (var _ = EmbeddedPostgres.start(data, SETTINGS)) {
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void doesNothingOnASecondClose() {
    var postgres = EmbeddedPostgres.start(data, SETTINGS);
    postgres.close();
    postgres.close();
    assertThat(data.resolve("cluster/postmaster.pid")).doesNotExist();
  }

  @Test
  void givesEachTestADatabaseOfItsOwn() throws SQLException {
    Database one = EmbeddedPostgres.forTests().freshDatabase();
    Database two = EmbeddedPostgres.forTests().freshDatabase();
    write(one, "mine");
    Database copy = EmbeddedPostgres.forTests().freshDatabase(one);

    assertThat(ask(copy, "select word from note")).isEqualTo("mine");
    assertThat(ask(two, "select count(*) from pg_tables where tablename = 'note'")).isEqualTo("0");
  }

  /// Unlike a process handle, does not count the dead whom nobody has buried yet.
  private static boolean isAtWork(long process) throws IOException {
    Path working = Path.of("/proc", Long.toString(process), "cwd");
    return Files.exists(working) && working.toRealPath().endsWith("cluster");
  }

  private long postmaster() throws IOException {
    return Long.parseLong(Folders.firstLine(data.resolve("cluster/postmaster.pid")).orElseThrow());
  }

  private static boolean namespacesWork() throws Exception {
    return new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
  }

  private static void write(Database database, String word) throws SQLException {
    tell(database, "create table note (word text)");
    tell(database, "insert into note values ('" + word + "')");
  }

  private static void tell(Database database, String command) throws SQLException {
    try (Connection connection = connect(database);
        Statement sql = connection.createStatement()) {
      sql.execute(command);
    }
  }

  private static String ask(Database database, String query) throws SQLException {
    try (Connection connection = connect(database);
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static String askUntilAnswered(Database database, String query)
      throws InterruptedException {
    var failures = new ArrayList<String>();
    Instant end = Instant.now().plusSeconds(30);
    while (Instant.now().isBefore(end)) {
      try {
        return ask(database, query);
      } catch (SQLException e) {
        failures.add(e.getMessage());
        Thread.sleep(100);
      }
    }
    throw new AssertionError("no answer: " + failures.getLast());
  }

  /// The last number whose commit was acknowledged; one more may be on the disk.
  private static int insertUntilItFails(Database database) {
    int acknowledged = 0;
    try (Connection connection = connect(database);
        Statement sql = connection.createStatement()) {
      while (true) {
        sql.execute("insert into note values (" + (acknowledged + 1) + ")");
        acknowledged++;
      }
    } catch (SQLException killed) {
      return acknowledged;
    }
  }

  private static Connection connect(Database database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }
}
