// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Four network namespaces in a row, the agent at one end and {@link RigServer} at the other. Needs
/// root and `ip`; faults are those of `mercure-access/rig/faults.txt`.
final class Rig implements AutoCloseable {
  private static final String PREFIX = "mercure-";
  private static final List<String> NAMESPACES = List.of("client", "near", "far", "server");
  private static final int CANARY_EVERY = 10;
  private static final int READY_TENTHS = 100;

  /// Large segments are cut before the wire: a narrow link would let them pass whole.
  private static final List<String> SET_UP =
      List.of(
          "client link add ac type veth peer name am netns mercure-near",
          "near link add m1 type veth peer name n1 netns mercure-far",
          "far link add bn type veth peer name bs netns mercure-server",
          "client address add 10.66.1.2/24 dev ac",
          "near address add 10.66.1.1/24 dev am",
          "near address add 10.66.3.1/30 dev m1",
          "far address add 10.66.3.2/30 dev n1",
          "far address add 10.66.2.1/24 dev bn",
          "server address add 10.66.2.2/24 dev bs",
          "server address add 10.66.2.3/32 dev bs",
          "server address add 10.66.2.53/32 dev bs",
          "client link set ac up",
          "near link set am up gso_max_segs 1",
          "near link set m1 up",
          "far link set n1 up gso_max_segs 1",
          "far link set bn up",
          "server link set bs up gso_max_segs 1",
          "client route add default via 10.66.1.1",
          "near route add 10.66.2.0/24 via 10.66.3.2",
          "far route add 10.66.1.0/24 via 10.66.3.1",
          "server route add default via 10.66.2.1");

  private final Path folder;
  private final Process server;

  /// A fault of the file.
  record Fault(
      String name,
      String cause,
      String what,
      List<String> commands,
      List<String> remedy,
      String see) {}

  /// What came of it.
  ///
  /// @param injected whether another program saw the fault too
  /// @param healed whether the check finds nothing once the remedy is applied
  record Row(Trial trial, boolean injected, boolean healed, String curl, String java) {}

  private Rig(Path folder, Process server) {
    this.folder = folder;
    this.server = server;
  }

  /// Why there can be no rig here; empty if there can.
  static String obstacle() {
    return run("ip", "netns", "add", PREFIX + "try").status() != 0
            || run("ip", "netns", "del", PREFIX + "try").status() != 0
        ? "network namespaces need root and the program ip"
        : "";
  }

  static Rig start() throws IOException, InterruptedException {
    tearDown();
    for (String namespace : NAMESPACES) {
      must("ip", "netns", "add", PREFIX + namespace);
      ip(namespace + " link set lo up");
    }
    SET_UP.forEach(Rig::ip);
    for (String namespace : List.of("near", "far")) {
      must(within(namespace, "sysctl", "-qw", "net.ipv4.ip_forward=1"));
    }
    Path resolver = Files.createDirectories(Path.of("/etc/netns", PREFIX + "client"));
    Files.writeString(
        resolver.resolve("resolv.conf"),
        "nameserver " + RigServer.RESOLVER + "\noptions timeout:1 attempts:1\n");
    Path folder = Files.createTempDirectory("mercure-rig-");
    Process server =
        new ProcessBuilder(
                within(
                    "server",
                    java(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    RigServer.class.getName(),
                    folder.toString()))
            .inheritIO()
            .start();
    for (int i = 0; i < READY_TENTHS && !Files.exists(folder.resolve("ready")); i++) {
      Thread.sleep(100);
    }
    return new Rig(folder, server);
  }

  /// Every fault in an order of this seed, a healthy check between each ten.
  List<Row> all(Path file, long seed) throws IOException {
    var faults = new ArrayList<>(read(file));
    Collections.shuffle(faults, new Random(seed));
    var rows = new ArrayList<Row>();
    for (int i = 0; i < faults.size(); i++) {
      if (i % CANARY_EVERY == 0 && !check().causes().isEmpty()) {
        throw new IllegalStateException("the rig is not healthy before " + faults.get(i).name());
      }
      rows.add(row(faults.get(i)));
    }
    return rows;
  }

  private Row row(Fault fault) {
    fault.commands().forEach(Rig::ip);
    boolean seen = run(within("client", "bash", "-c", fault.see())).status() != 0;
    Trial trial = new Trial("rig " + fault.name(), fault.cause(), fault.what(), check());
    String[] there = within("client");
    String page = "https://" + World.SERVICE + "/";
    String curl = OtherTools.curl(there, folder.resolve("roots.pem"), page);
    String java = OtherTools.java(there, folder.resolve("roots.p12"), page);
    fault.remedy().forEach(Rig::ip);
    boolean healed = fault.remedy().isEmpty() || check().causes().isEmpty();
    return new Row(trial, seen == !trial.isHealthy(), healed, curl, java);
  }

  /// The agent as it is, in the client's namespace.
  private Report check() {
    var command =
        new ProcessBuilder(
            within(
                "client",
                java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djavax.net.ssl.trustStore=" + folder.resolve("roots.p12"),
                "-Djavax.net.ssl.trustStorePassword=rigrig",
                "-cp",
                System.getProperty("java.class.path"),
                Check.class.getName(),
                "https://" + World.SERVICE + "/",
                "--references",
                folder.resolve("references").toString(),
                "--json"));
    Ended result = run(command.redirectError(ProcessBuilder.Redirect.DISCARD));
    return ReportJson.read(result.out(), new Diagnosis(Causes.standard()));
  }

  static List<Fault> read(Path file) throws IOException {
    var faults = new ArrayList<Fault>();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!line.startsWith(" ")) {
        String[] parts = line.split("\\|");
        faults.add(
            new Fault(
                parts[0].strip(),
                parts[1].strip(),
                parts[2].strip(),
                new ArrayList<>(),
                new ArrayList<>(),
                ""));
        continue;
      }
      String[] words = line.strip().split(" ", 2);
      Fault last = faults.getLast();
      switch (words[0]) {
        case "do" -> last.commands().add(words[1]);
        case "undo" -> last.remedy().add(words[1]);
        case "see" ->
            faults.set(
                faults.size() - 1,
                new Fault(
                    last.name(),
                    last.cause(),
                    last.what(),
                    last.commands(),
                    last.remedy(),
                    words[1]));
        default -> throw new IllegalArgumentException(line);
      }
    }
    return faults;
  }

  // --- programs ---------------------------------------------------------------------------------

  /// How a program ended, and what it said.
  record Ended(int status, String out) {}

  private static void ip(String command) {
    String[] words = command.split(" ", 2);
    must(
        Stream.concat(Stream.of("ip", "-n", PREFIX + words[0]), Stream.of(words[1].split(" ")))
            .toArray(String[]::new));
  }

  private static String[] within(String namespace, String... command) {
    return Stream.concat(Stream.of("ip", "netns", "exec", PREFIX + namespace), Stream.of(command))
        .toArray(String[]::new);
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static void must(String... command) {
    Ended ended = run(command);
    if (ended.status() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + ended.out());
    }
  }

  static Ended run(String... command) {
    return run(new ProcessBuilder(command).redirectErrorStream(true));
  }

  private static Ended run(ProcessBuilder command) {
    try {
      Process process = command.start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(60, TimeUnit.SECONDS);
      return new Ended(process.exitValue(), out);
    } catch (IOException e) {
      return new Ended(-1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void tearDown() {
    NAMESPACES.forEach(namespace -> run("ip", "netns", "del", PREFIX + namespace));
  }

  @Override
  public void close() {
    server.destroy();
    tearDown();
    try (Stream<Path> files = Files.walk(Path.of("/etc/netns", PREFIX + "client"))) {
      for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
