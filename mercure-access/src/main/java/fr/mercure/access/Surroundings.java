// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.TrustAnchor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// What a check finds on this machine, and how long it may wait.
///
/// @param connect for a connection
/// @param read for an answer
/// @param budget for everything
/// @param idle how long connections are left silent, shortest first; none in a short check
/// @param proxy the proxy declared for the service
record Surroundings(
    Duration connect,
    Duration read,
    Duration budget,
    Names names,
    List<InetSocketAddress> nameServers,
    Observation.Link.State link,
    Set<TrustAnchor> roots,
    Clock clock,
    List<Duration> idle,
    Optional<Endpoint> proxy) {
  /// The resolution of the system.
  @FunctionalInterface
  interface Names {
    List<InetAddress> find(String host) throws UnknownHostException;
  }

  /// This machine as it is.
  ///
  /// @param environment where `https_proxy` and `no_proxy` are looked for
  static Surroundings ofThisMachine(
      Duration budget,
      List<Duration> idle,
      Map<String, String> environment,
      Target target,
      Optional<Endpoint> proxy) {
    return new Surroundings(
        Duration.ofMillis(2_500),
        Duration.ofMillis(2_500),
        budget,
        host -> List.of(InetAddress.getAllByName(host)),
        nameServers(Path.of("/etc/resolv.conf")),
        linkState(),
        systemRoots(),
        Clock.systemUTC(),
        idle,
        proxy.or(() -> declared(environment, target)));
  }

  /// The proxy that the environment names for a host.
  static Optional<Endpoint> declared(Map<String, String> environment, Target target) {
    String exempt = either(environment, "no_proxy");
    boolean exempted =
        Stream.of(exempt.split("[, ]+"))
            .map(word -> word.startsWith("*") ? word.substring(1) : word)
            .anyMatch(word -> !word.isEmpty() && target.host().endsWith(word));
    String named = either(environment, target.encrypted() ? "https_proxy" : "http_proxy");
    if (exempted || named.isEmpty()) {
      return Optional.empty();
    }
    String bare = named.replaceFirst("^[a-z]+://", "").replaceFirst("^[^@/]*@", "");
    return Optional.of(Endpoint.parse(bare.replaceFirst("/.*$", ""), 8080));
  }

  private static String either(Map<String, String> environment, String name) {
    String lower = environment.get(name);
    String upper = environment.get(name.toUpperCase(java.util.Locale.ROOT));
    return lower != null ? lower : upper != null ? upper : "";
  }

  static List<InetSocketAddress> nameServers(Path file) {
    var servers = new ArrayList<InetSocketAddress>();
    try (Stream<String> lines = Files.lines(file)) {
      for (String line : lines.limit(200).toList()) {
        String[] words = line.strip().split("\\s+");
        if (words.length > 1 && words[0].equals("nameserver") && Target.isAddress(words[1])) {
          servers.add(new InetSocketAddress(InetAddress.ofLiteral(words[1]), 53));
        }
      }
    } catch (IOException | RuntimeException e) {
      return List.of(); // no such file on this system: the resolver is then asked only through it
    }
    return List.copyOf(servers);
  }

  private static Observation.Link.State linkState() {
    var state = Observation.Link.State.NONE;
    try {
      for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
        if (!card.isUp() || card.isLoopback()) {
          continue;
        }
        for (InetAddress address : card.inetAddresses().toList()) {
          if (!address.isLinkLocalAddress()) {
            return Observation.Link.State.UP;
          }
          state = Observation.Link.State.LOCAL_ONLY;
        }
      }
      return state;
    } catch (IOException e) {
      return Observation.Link.State.UP; // cannot be known: then nothing is said about it
    }
  }

  private static Set<TrustAnchor> systemRoots() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      @Nullable KeyStore standard = null;
      factory.init(standard);
      var roots = new HashSet<TrustAnchor>();
      Stream.of(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
          .forEach(root -> roots.add(new TrustAnchor(root, null)));
      return Set.copyOf(roots);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no root certificates", e);
    }
  }
}
