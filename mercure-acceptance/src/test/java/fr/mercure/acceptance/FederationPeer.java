// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// FranceConnect, FranceConnect+ and ProConnect as `federation/peer.mjs` plays them, with a Mercure
/// of their own that knows them. Where node or its packages are missing, tests that need them say
/// that they were skipped.
final class FederationPeer {
  private static final List<String> NAMES =
      List.of("franceconnect", "franceconnect-plus", "proconnect");
  private static final List<String> SETTINGS =
      List.of("france-connect", "france-connect-plus", "pro-connect");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static @Nullable FederationPeer shared;

  private final Map<String, Integer> ports;
  private final RunningMercure mercure;

  private FederationPeer(Map<String, Integer> ports, RunningMercure mercure) {
    this.ports = ports;
    this.mercure = mercure;
  }

  /// Started once for the run; skips the calling test where it cannot be.
  static synchronized FederationPeer shared() {
    Path folder = Path.of("federation").toAbsolutePath();
    Assumptions.assumeTrue(
        Files.isDirectory(folder.resolve("node_modules/oidc-provider")),
        "skipped: run npm ci in mercure-acceptance/federation first; it needs node 20 or later");
    if (shared == null) {
      shared = start(folder);
    }
    return shared;
  }

  private static FederationPeer start(Path folder) {
    var ports = new LinkedHashMap<String, Integer>();
    NAMES.forEach(name -> ports.put(name, freePort()));
    var command = new ArrayList<>(List.of("node", "peer.mjs"));
    ports.values().forEach(port -> command.add(port.toString()));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
      awaitReady(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    RunningMercure mercure =
        RunningMercure.start(RunningMercure.folder("mercure-federation"), settings(ports));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(mercure::stop));
    var peer = new FederationPeer(ports, mercure);
    NAMES.forEach(name -> peer.tell(name, "client=" + mercure.address()));
    return peer;
  }

  private static void awaitReady(Process process) throws IOException {
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("ready ")) {
        return;
      }
    }
    throw new IllegalStateException("node could not start the providers");
  }

  private static String[] settings(Map<String, Integer> ports) {
    var settings = new ArrayList<>(List.of("--mercure.federation.patience=2s"));
    for (int i = 0; i < NAMES.size(); i++) {
      String start = "--mercure.federation." + SETTINGS.get(i);
      settings.add(
          "%s.issuer=http://localhost:%d/api/v2".formatted(start, ports.get(NAMES.get(i))));
      settings.add(start + ".id=mercure");
      settings.add(start + ".secret=only-for-tests-and-trying-by-hand");
    }
    return settings.toArray(String[]::new);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RunningMercure mercure() {
    return mercure;
  }

  /// What goes wrong at a provider from now on.
  void fault(String provider, String name) {
    tell(provider, "fault=" + name);
  }

  private void tell(String provider, String what) {
    URI address = URI.create("http://localhost:%d/_peer?%s".formatted(ports.get(provider), what));
    try {
      CLIENT.send(
          HttpRequest.newBuilder(address).POST(BodyPublishers.noBody()).build(),
          BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
