// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.access.Servers.Behaviour;
import fr.mercure.access.Servers.DnsAnswer;
import fr.mercure.access.Servers.Pages;
import fr.mercure.access.Servers.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.TrustAnchor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// A service and all that surrounds it, healthy unless told otherwise. A fault changes one thing
/// and then asks for the check.
final class World implements AutoCloseable {
  static final String SERVICE = "portail.mercure.test";
  static final String WITNESS = "temoin.mercure.test";
  static final String HERE = "127.0.0.1";
  static final InetAddress LOOPBACK = InetAddress.ofLiteral(HERE);

  static final Authority ROOT = Authority.root("CN=Racine Mercure");
  static final Authority INTERMEDIATE = ROOT.intermediate("CN=Mercure Intermediaire");
  static final Authority FOREIGN = Authority.root("CN=Boitier Inspection");
  private static final Authority.Shown GOOD = INTERMEDIATE.issue(SERVICE);
  private static final Authority.Shown GOOD_WITNESS = INTERMEDIATE.issue(WITNESS);

  final Servers servers = new Servers();
  final Map<String, DnsAnswer> names = new java.util.concurrent.ConcurrentHashMap<>();
  final Map<String, DnsAnswer> unchecked = new java.util.concurrent.ConcurrentHashMap<>();
  final Properties references = new Properties();
  final List<java.security.cert.X509Certificate> intermediates = new ArrayList<>();
  final Set<TrustAnchor> roots = new HashSet<>(Set.of(ROOT.anchor()));
  Map<String, List<InetAddress>> hosts = Map.of();
  Duration connect = Duration.ofSeconds(3);
  Duration read = Duration.ofSeconds(3);
  Duration budget = Duration.ofSeconds(60);
  Duration skew = Duration.ZERO;
  Duration nameDelay = Duration.ZERO;
  Observation.Link.State link = Observation.Link.State.UP;
  List<Duration> idle = List.of();
  Policy policy = Policy.NONE;
  Optional<Endpoint> proxy = Optional.empty();
  Optional<InetSocketAddress> resolver = Optional.empty();
  String path = "/";
  private int service;
  private int plain;
  private int witness;
  private int witnessPlain;

  World() {
    name(SERVICE, HERE);
    name(WITNESS, HERE);
    references.setProperty("addresses", HERE);
    references.setProperty("issuers", "Mercure Intermediaire");
  }

  void name(String host, String address) {
    names.put(host, new DnsAnswer(0, Optional.of(InetAddress.ofLiteral(address))));
  }

  void name(String host, int code) {
    names.put(host, new DnsAnswer(code, Optional.empty()));
  }

  void service(int port) {
    service = port;
  }

  void service(Behaviour behaviour) {
    service = servers.tcp(HERE, behaviour);
  }

  void service(Authority.Shown shown) {
    service = servers.tls(HERE, shown, Servers.http(World::mercure));
  }

  void pages(Pages pages) {
    service = servers.tls(HERE, GOOD, Servers.http(pages));
  }

  void plain(int port) {
    plain = port;
  }

  void plain(Pages pages) {
    plain = servers.tcp(HERE, Servers.http(pages));
  }

  void witness(int port) {
    witness = port;
  }

  void witness(Authority.Shown shown) {
    witness = servers.tls(HERE, shown, Servers.http(World::mercure));
  }

  void witnessPlain(Pages pages) {
    witnessPlain = servers.tcp(HERE, Servers.http(pages));
  }

  /// A server that shows the certificate of the service but does what it is told.
  int tls(Behaviour behaviour) {
    return servers.tls(HERE, GOOD, behaviour);
  }

  int tlsWith(java.util.function.Consumer<javax.net.ssl.SSLServerSocket> settings) {
    return servers.tls(HERE, GOOD, settings, Servers.http(World::mercure));
  }

  int goodService() {
    return tls(Servers.http(World::mercure));
  }

  // --- a healthy Mercure ----------------------------------------------------------------------

  static String reply(String status, String headers, String body) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneOffset.UTC));
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return "HTTP/1.1 "
        + status
        + "\r\nDate: "
        + date
        + "\r\nMercure-Access: 1\r\n"
        + headers
        + "Content-Length: "
        + length
        + "\r\nConnection: close\r\n\r\n"
        + body;
  }

  static String mercure(Request request) throws Exception {
    return switch (request.path()) {
      case "/acces/204" -> reply("204 No Content", "", "");
      case "/acces/echo" -> reply("200 OK", "Set-Cookie: acces=1\r\n", echo(request));
      case "/acces/temoin.js" -> reply("200 OK", "", Echo.SCRIPT);
      case "/acces/envoi" -> reply("200 OK", "", Long.toString(request.body()));
      case "/acces/flux" -> stream(request.socket(), 120);
      case "/acces/flux?pause=1" -> stream(request.socket(), 1_000);
      default -> reply("200 OK", "", "<title>Mercure</title>");
    };
  }

  static String echo(Request request) {
    var echo = new StringBuilder();
    for (String header : List.of("authorization", "cookie", "user-agent")) {
      request.header(header).ifPresent(v -> echo.append(header + ": " + v + "\n"));
    }
    return echo.toString();
  }

  static String stream(Socket socket, int millis) throws IOException, InterruptedException {
    Servers.say(socket, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
    for (int i = 0; i < 5; i++) {
      Servers.say(socket, "data: " + i + "\n\n");
      Thread.sleep(millis);
    }
    return "";
  }

  // --- the check ------------------------------------------------------------------------------

  Report check() {
    if (service == 0) {
      service(GOOD);
    }
    if (plain == 0) {
      plain(World::mercure);
    }
    if (witness == 0) {
      witness(GOOD_WITNESS);
    }
    if (witnessPlain == 0) {
      witnessPlain(World::mercure);
    }
    references.setProperty("plain", Integer.toString(plain));
    references.putIfAbsent("witness", WITNESS + ":" + witness);
    references.setProperty("witness.plain", Integer.toString(witnessPlain));
    Target target =
        Target.of(
            "https://" + SERVICE + ":" + service + path,
            References.of(references, intermediates).with(policy));
    return new Checker(Causes.standard()).check(target, surroundings(), _ -> {});
  }

  int servicePort() {
    return service;
  }

  private Surroundings surroundings() {
    InetSocketAddress server =
        resolver.orElseGet(
            () -> new InetSocketAddress(LOOPBACK, servers.dns(HERE, this::dnsAnswer)));
    return new Surroundings(
        connect,
        read,
        budget,
        this::find,
        List.of(server),
        link,
        Set.copyOf(roots),
        Clock.offset(Clock.systemUTC(), skew),
        idle,
        proxy);
  }

  private DnsAnswer dnsAnswer(String host, boolean checkingDisabled) {
    DnsAnswer relaxed = unchecked.get(host);
    return checkingDisabled && relaxed != null
        ? relaxed
        : names.getOrDefault(host, new DnsAnswer(3, Optional.empty()));
  }

  /// What a system would find: its hosts file, then the DNS.
  private List<InetAddress> find(String host) throws UnknownHostException {
    try {
      Thread.sleep(nameDelay);
    } catch (InterruptedException e) {
      throw new UnknownHostException(host);
    }
    List<InetAddress> fixed = hosts.get(host);
    if (fixed != null) {
      return fixed;
    }
    DnsAnswer answer = names.getOrDefault(host, new DnsAnswer(3, Optional.empty()));
    return List.of(answer.address().orElseThrow(() -> new UnknownHostException(host)));
  }

  @Override
  public void close() {
    servers.close();
  }
}
