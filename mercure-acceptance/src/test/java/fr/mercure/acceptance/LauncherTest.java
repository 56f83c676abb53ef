// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a small world of its own: a copy of the script, a Java and a Maven that only say
/// how they were called, and no other tool than those it may count on.
class LauncherTest {
  private static final List<String> TOOLS =
      List.of(
          "awk",
          "basename",
          "bash",
          "cat",
          "dirname",
          "env",
          "find",
          "flock",
          "grep",
          "head",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "tail",
          "tee",
          "timeout",
          "touch");

  @TempDir Path world;

  private Path script = Path.of("");

  @BeforeEach
  void buildTheWorld() throws IOException {
    script = world.resolve("mercure");
    Files.copy(root().resolve("mercure"), script);
    Files.createDirectories(world.resolve("mercure-app/src/main"));
    Files.writeString(world.resolve("mercure-app/src/main/Source.java"), "");
    for (String tool : TOOLS) {
      program("bin/" + tool, "exec " + find(tool) + " \"$@\"\n");
    }
    program(
        "bin/mvn",
        """
        echo "mvn $*" >> "$WORLD/calls"
        echo "[INFO] Building Mercure kernel 0.1.0-SNAPSHOT   [1/2]"
        echo "[INFO] Tests run: 7, Failures: 0, Errors: 0, Skipped: 1"
        [[ -z "${MVN_FAILS:-}" ]] || { echo "[ERROR] told to fail"; exit "$MVN_FAILS"; }
        mkdir -p "$WORLD/mercure-app/target"
        touch "$WORLD/mercure-app/target/mercure-app-1-exec.jar"
        """);
    jdk("jdk-17", "17.0.15");
    jdk("jdk-25", "25.0.3");
  }

  @Test
  void namesInItsHelpExactlyTheCommandsItKnows() throws Exception {
    String text = Files.readString(script);
    String cases = text.substring(text.lastIndexOf("case \"$command\" in"));

    assertThat(names("(?m)^  ([a-z]+)\\b.*\\n(?: {8}\\[.*\\n)* {8}[A-Z]", run("help").out))
        .isNotEmpty()
        .isEqualTo(names("(?m)^  ([a-z]+)(?:\\)| \\|)", cases));
  }

  @Test
  void refusesAnUnknownCommand() throws Exception {
    Said said = run("frobnicate");

    assertThat(said.exit).isEqualTo(2);
    assertThat(said.err).contains("no command frobnicate", "./mercure help");
    assertThat(said.out).isEmpty();
  }

  @Test
  void refusesOptionsItDoesNotKnow() throws Exception {
    assertThat(run("up", "--frob").err).contains("up does not know --frob");
    assertThat(run("up", "--port", "http").err).contains("http is not a TCP port");
    assertThat(run("up", "--port").exit).isEqualTo(2);
    assertThat(run("validate").exit).isEqualTo(2);
  }

  @Test
  void saysHowToGetAJavaWhereThereIsNone() throws Exception {
    Said said = run(Map.of("MERCURE_JAVA_FOLDERS", world + "/none/*"), "up");

    assertThat(said.exit).isEqualTo(3);
    assertThat(said.err).contains("needs a JDK 25", "Install one", "MERCURE_JAVA_HOME");
    assertThat(said.err.lines()).hasSize(1);
  }

  @Test
  void saysHowToGetMavenWhereThereIsNone() throws Exception {
    Files.delete(world.resolve("bin/mvn"));
    Said said = run("validate", "a.xml");

    assertThat(said.exit).isEqualTo(3);
    assertThat(said.err).contains("no mvn on PATH", "Install Maven");
  }

  @Test
  void passesOverAnOlderJavaThatTheEnvironmentNames() throws Exception {
    Said said = run(Map.of("JAVA_HOME", world + "/jdk/jdk-17"), "validate", "a.xml");

    assertThat(said.exit).isZero();
    assertThat(said.out).contains("java 25.0.3");
  }

  @Test
  void buildsOnceAndAgainWhenASourceChanges() throws Exception {
    run("validate", "a.xml");
    Said second = run("validate", "a.xml");
    assertThat(Files.readAllLines(world.resolve("calls"))).hasSize(1);
    assertThat(second.err).isEmpty();

    Files.setLastModifiedTime(
        world.resolve("mercure-app/src/main/Source.java"),
        FileTime.from(Instant.now().plusSeconds(5)));
    run("validate", "a.xml");
    assertThat(Files.readAllLines(world.resolve("calls"))).hasSize(2);
  }

  @Test
  void keepsStandardOutputForTheAnswerWhileItBuilds() throws Exception {
    Said said = run("validate", "--json", "a.xml");

    assertThat(said.err).contains("Building Mercure (first time", "Built in");
    assertThat(said.out.lines()).hasSize(1).allMatch(line -> line.endsWith(" --json a.xml"));
  }

  @Test
  void handsStandardInputToTheValidator() throws Exception {
    run("validate", "a.xml");

    assertThat(run("validate", "-").out).contains("fr.mercure.Validate -", "read <in/>");
  }

  @Test
  void showsWhyABuildFailedAndWhereItsLogIs() throws Exception {
    Said said = run(Map.of("MVN_FAILS", "1"), "validate", "a.xml");

    assertThat(said.exit).isEqualTo(1);
    assertThat(said.err).contains("[ERROR] told to fail", world + "/target/launcher/build.log");
    assertThat(said.out).isEmpty();
  }

  @Test
  void saysThatThePortIsTakenBeforeItBuilds() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Said said = run("up", "--port", Integer.toString(socket.getLocalPort()));

      assertThat(said.exit).isEqualTo(1);
      assertThat(said.err).contains("Port " + socket.getLocalPort() + " is taken", "--port ");
      assertThat(world.resolve("calls")).doesNotExist();
    }
  }

  @Test
  void startsThePortalWithWhatItWasTold() throws Exception {
    Said said = run("up", "--port", "0", "--data=/srv/a b", "--empty");

    assertThat(said.out)
        .contains("fr.mercure.Mercure --mercure.port=0 --mercure.data=/srv/a b")
        .contains("--mercure.empty=true");
  }

  @Test
  void tellsTheDemoOnThePortalThatIsThere() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      String port = Integer.toString(socket.getLocalPort());
      Said said = run("demo", "--port", port, "--data=/srv/a b", "--lang", "en");

      assertThat(said.exit).isZero();
      assertThat(said.out)
          .contains("fr.mercure.demo.Demo --url=http://localhost:" + port)
          .contains("--data=/srv/a b --samples=" + world + "/samples --lang=en")
          .doesNotContain("fr.mercure.Mercure");
    }
  }

  @Test
  void tellsTheDemoOnAPortalElsewhere() throws Exception {
    Said said = run("demo", "--url", "http://customs.example", "--lang=en");

    assertThat(said.out).contains("fr.mercure.demo.Demo --url=http://customs.example --data=");
    assertThat(said.err).doesNotContain("Starting Mercure");
  }

  @Test
  void startsAPortalForTheDemoAndStopsItAfterwards() throws Exception {
    Said said =
        run("demo", "--port", Integer.toString(freePort()), "--data", world.resolve("here") + "");

    assertThat(said.exit).as(said.err).isZero();
    assertThat(said.err).contains("Starting Mercure on port", "has stopped", "./mercure up");
    assertThat(said.out).contains("fr.mercure.demo.Demo");
    long portal = Long.parseLong(Files.readString(world.resolve("portal.pid")).strip());
    assertThat(ProcessHandle.of(portal).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void saysWhyTheDemoHasNoPortal() throws Exception {
    Said said = run("demo", "--port", Integer.toString(freePort()));

    assertThat(said.exit).isEqualTo(1);
    assertThat(said.err).contains("Starting Mercure on port", "no portal to talk to");
    assertThat(said.out).isEmpty();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  @Test
  void handsABenchmarkWhatItWasTold() throws Exception {
    assertThat(run("bench", "lodge", "--rows=5").out)
        .contains("fr.mercure.acceptance.Bench --rows=5");
    assertThat(run("bench", "validate", "--mutants=5").out)
        .contains("fr.mercure.messages.ValidateBench --mutants=5");
    assertThat(run("bench", "fly").err).contains("no benchmark fly");
  }

  @Test
  void givesBackTheExitCodeOfTheTestsAndTheirSum() throws Exception {
    Said said = run(Map.of("MVN_FAILS", "7"), "test", "-Dtest=A");

    assertThat(said.exit).isEqualTo(7);
    assertThat(Files.readString(world.resolve("calls"))).contains("verify -Dtest=A");
    assertThat(said.out).containsPattern("Mercure kernel +tests +7, failed +0, skipped +1");
    assertThat(said.out).containsPattern("All of Mercure +tests +7");
  }

  private static Set<String> names(String pattern, String text) {
    var names = new TreeSet<String>();
    Pattern.compile(pattern).matcher(text).results().map(LauncherTest::first).forEach(names::add);
    return names;
  }

  private static String first(MatchResult match) {
    return match.group(1);
  }

  private void jdk(String name, String version) throws IOException {
    String home = "jdk/" + name;
    program(
        home + "/bin/java",
        """
        while [[ "${1:-}" == -* && "$1" != -Djarmode* ]]; do shift; done
        if [[ "$*" == *fr.mercure.Mercure*--mercure.data="$WORLD/here"* ]]; then
          echo $$ > "$WORLD/portal.pid"
          echo "Mercure is ready: http://localhost"
          exec sleep 60
        fi
        if [[ "${1:-}" == -Djarmode* ]]; then
          mkdir -p "${@: -1}" && touch "${@: -1}/mercure-app-1-exec.jar"
        else
          echo "java VERSION $*"
          [[ "${@: -1}" != - ]] || { read -r line && echo "read $line"; }
        fi
        """
            .replace("VERSION", version));
    program(home + "/bin/javac", "");
    Files.writeString(world.resolve(home).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  private void program(String path, String body) throws IOException {
    Path file = world.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "#!" + find("bash") + "\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Said run(String... arguments) throws Exception {
    return run(Map.of(), arguments);
  }

  private Said run(Map<String, String> environment, String... arguments) throws Exception {
    Path out = world.resolve("out");
    Path err = world.resolve("err");
    Path in = Files.writeString(world.resolve("in"), "<in/>\n");
    var builder = new ProcessBuilder(command(arguments)).redirectInput(in.toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile()).environment().clear();
    builder.environment().put("PATH", world.resolve("bin").toString());
    builder.environment().put("WORLD", world.toString());
    builder.environment().put("MERCURE_JAVA_FOLDERS", world.resolve("jdk") + "/*");
    builder.environment().putAll(environment);
    int exit = builder.start().waitFor();
    return new Said(exit, Files.readString(out), Files.readString(err));
  }

  private List<String> command(String... arguments) {
    return Stream.concat(Stream.of(script.toString()), Arrays.stream(arguments)).toList();
  }

  private static Path find(String tool) {
    return List.of("/usr/bin", "/bin", "/usr/local/bin").stream()
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + tool + " on this machine"));
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("mercure"))) {
      folder = Objects.requireNonNull(folder.getParent(), "no launcher above");
    }
    return folder;
  }

  private record Said(int exit, String out, String err) {}
}
