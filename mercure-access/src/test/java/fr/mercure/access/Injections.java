// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import static fr.mercure.access.World.FOREIGN;
import static fr.mercure.access.World.HERE;
import static fr.mercure.access.World.INTERMEDIATE;
import static fr.mercure.access.World.SERVICE;
import static fr.mercure.access.World.WITNESS;

import fr.mercure.access.Servers.Behaviour;
import fr.mercure.access.Servers.DnsAnswer;
import fr.mercure.access.Servers.Pages;
import fr.mercure.access.Servers.Request;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Each fault of `faults.txt`, really injected: one change to a healthy world.
final class Injections {
  private Injections() {}

  static void inject(String name, World world) {
    switch (name) {
      case "healthy" -> {}
      case "healthy-slow" -> world.pages(slow(300));
      case "healthy-no-references" -> world.references.clear();
      case "healthy-plain-redirect" ->
          world.plain(_ -> World.reply("301 Moved", "Location: https://" + SERVICE + "/\r\n", ""));
      case "link-down" -> {
        world.link = Observation.Link.State.NONE;
        world.name(SERVICE, -1);
        world.resolver =
            Optional.of(new InetSocketAddress(World.LOOPBACK, world.servers.closed(HERE)));
        world.references.remove("addresses");
      }
      case "dhcp-failed" -> {
        world.link = Observation.Link.State.LOCAL_ONLY;
        world.name(SERVICE, -1);
        world.resolver =
            Optional.of(new InetSocketAddress(World.LOOPBACK, world.servers.closed(HERE)));
        world.references.remove("addresses");
      }
      case "all-dropped" -> {
        world.service(world.servers.dropping(HERE));
        world.plain(world.servers.dropping(HERE));
        world.witness(world.servers.dropping(HERE));
      }
      case "dns-nxdomain" -> world.name(SERVICE, 3);
      case "dns-servfail" -> world.name(SERVICE, 2);
      case "dns-dnssec" -> {
        world.name(SERVICE, 2);
        world.unchecked.put(SERVICE, new DnsAnswer(0, Optional.of(World.LOOPBACK)));
      }
      case "dns-refused" -> world.name(SERVICE, 5);
      case "dns-empty" -> world.name(SERVICE, 0);
      case "dns-dead" -> {
        world.name(SERVICE, -1);
        world.resolver =
            Optional.of(new InetSocketAddress(World.LOOPBACK, world.servers.closed(HERE)));
      }
      case "dns-dropped" -> silentResolver(world, world.servers.dropping(HERE));
      case "dns-udp-dropped" -> silentResolver(world, world.servers.tcp(HERE, Servers::mute));
      case "dns-slow" -> world.nameDelay = Duration.ofMillis(1_700);
      case "hosts-stale" -> {
        // 127.0.0.9 is the old machine: nobody listens there.
        world.hosts = Map.of(SERVICE, List.of(InetAddress.ofLiteral("127.0.0.9")));
      }
      case "dns-hijack" -> {
        world.name(SERVICE, "127.0.0.8");
        world.service(world.goodService());
      }
      case "ipv6-refused" ->
          world.hosts = Map.of(SERVICE, List.of(InetAddress.ofLiteral("::1"), World.LOOPBACK));
      case "captive-portal" -> captive(world);
      case "firewall-drops-443" -> {
        world.service(world.servers.dropping(HERE));
        world.witness(world.servers.dropping(HERE));
      }
      case "firewall-refuses-443" -> {
        world.service(world.servers.closed(HERE));
        world.witness(world.servers.closed(HERE));
      }
      case "host-443-dropped" -> world.service(world.servers.dropping(HERE));
      case "host-dropped" -> {
        world.service(world.servers.dropping(HERE));
        world.plain(world.servers.dropping(HERE));
      }
      case "service-down" -> {
        world.service(world.servers.closed(HERE));
        world.plain(world.servers.closed(HERE));
      }
      default -> {
        if (!proxy(name, world)
            && !tls(name, world)
            && !certificate(name, world)
            && !http(name, world)
            && !future(name, world)
            && !mail(name, world)) {
          throw new IllegalArgumentException("no such injection: " + name);
        }
      }
    }
  }

  /// What a resolver on this port would hear over UDP is lost; TCP is as the port is.
  private static void silentResolver(World world, int port) {
    world.name(SERVICE, -1);
    world.servers.dns(HERE, port, (_, _) -> new DnsAnswer(-1, Optional.empty()));
    world.resolver = Optional.of(new InetSocketAddress(World.LOOPBACK, port));
  }

  /// A policy that is to come.
  private static boolean future(String name, World world) {
    switch (name) {
      case "healthy-future" ->
          world.policy = policy(true, List.of(HERE), List.of(World.ROOT.certificate()));
      case "future-tls13" -> {
        world.policy = policy(true, List.of(), List.of());
        world.service(
            world.tlsWith(server -> server.setEnabledProtocols(new String[] {"TLSv1.2"})));
      }
      case "future-addresses" -> world.policy = policy(false, List.of("127.0.0.9"), List.of());
      case "future-root" -> world.policy = policy(false, List.of(), List.of(FOREIGN.certificate()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Policy policy(
      boolean only13, List<String> addresses, List<X509Certificate> roots) {
    return new Policy("2027", only13, Optional.empty(), addresses, roots);
  }

  private static void captive(World world) {
    Pages portal = _ -> "HTTP/1.1 302 Found\r\nLocation: http://portail.wifi.test/\r\n\r\n";
    world.plain(portal);
    world.witnessPlain(portal);
    world.service(world.servers.dropping(HERE));
    world.witness(world.servers.dropping(HERE));
  }

  /// A box forgets the connection: the first event has come, nothing else ever does.
  private static String forgotten(Request request) throws Exception {
    Servers.say(
        request.socket(), "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 0\n\n");
    Thread.sleep(5_000);
    return "";
  }

  // --- proxy ------------------------------------------------------------------------------------

  private static boolean proxy(String name, World world) {
    switch (name) {
      case "healthy-proxy" -> proxy(world, Injections::tunnel);
      case "proxy-off" -> world.proxy = Optional.of(new Endpoint(HERE, world.servers.closed(HERE)));
      case "proxy-unknown" -> world.proxy = Optional.of(new Endpoint("ancien.proxy.test", 3128));
      case "proxy-407" ->
          proxy(world, refusing("407 Proxy Authentication Required", "Basic realm=\"site\""));
      case "proxy-ntlm" -> proxy(world, refusing("407 Proxy Authentication Required", "NTLM"));
      case "proxy-denies" -> proxy(world, refusing("403 Forbidden", "none"));
      case "proxy-no-way" -> proxy(world, refusing("503 Service Unavailable", "none"));
      case "pac-missing" -> pac(world, _ -> World.reply("404 Not Found", "", ""));
      case "pac-not-one" -> pac(world, _ -> World.reply("200 OK", "", "<html>"));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void pac(World world, Pages pages) {
    int port = world.servers.tcp(HERE, Servers.http(pages));
    world.references.setProperty("pac", "http://" + HERE + ":" + port + "/proxy.pac");
  }

  private static void proxy(World world, Behaviour behaviour) {
    world.proxy = Optional.of(new Endpoint(HERE, world.servers.tcp(HERE, behaviour)));
  }

  private static Behaviour refusing(String status, String scheme) {
    return Servers.http(
        _ -> "HTTP/1.1 " + status + "\r\nProxy-Authenticate: " + scheme + "\r\n\r\n");
  }

  private static void tunnel(Socket client) throws Exception {
    Request request = Servers.read(client).orElseThrow();
    String[] place = request.path().split(":");
    try (var server = new Socket(World.LOOPBACK, Integer.parseInt(place[1]))) {
      Servers.say(client, "HTTP/1.1 200 Connection established\r\n\r\n");
      Thread back =
          Thread.ofVirtual()
              .start(() -> {
                try (client) {
                  server.getInputStream().transferTo(client.getOutputStream());
                } catch (java.io.IOException e) {
                  // One side left.
                }
              });
      client.getInputStream().transferTo(server.getOutputStream());
      server.shutdownOutput();
      back.join();
    }
  }

  // --- TLS --------------------------------------------------------------------------------------

  private static boolean tls(String name, World world) {
    switch (name) {
      case "server-frozen" -> world.service(Servers::mute);
      case "sni-dropped" -> world.service(filter(world, Servers::mute));
      case "sni-reset" -> world.service(filter(world, socket -> socket.setSoLinger(true, 0)));
      case "tls-reset-everywhere" -> {
        world.service(Servers::reset);
        world.witness(world.servers.tcp(HERE, Servers::reset));
      }
      case "tls-reset-service" -> world.service(Servers::reset);
      case "no-tls-everywhere" -> {
        world.service(noTls());
        world.witness(world.servers.tcp(HERE, noTls()));
      }
      case "no-tls-service" -> world.service(noTls());
      case "old-tls-service" -> world.service(alert(70));
      case "old-tls-hello" -> world.service(oldHello());
      case "old-tls-network" -> {
        world.service(alert(70));
        world.witness(world.servers.tcp(HERE, alert(70)));
      }
      case "no-common-cipher" -> world.service(alert(40));
      case "unknown-name" -> world.service(alert(112));
      case "client-certificate" ->
          world.service(world.tlsWith(server -> server.setNeedClientAuth(true)));
      case "tls-1.2-only" ->
          world.service(
              world.tlsWith(server -> server.setEnabledProtocols(new String[] {"TLSv1.2"})));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Behaviour noTls() {
    return socket -> {
      socket.getInputStream().readNBytes(5);
      Servers.say(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
    };
  }

  private static Behaviour alert(int number) {
    return socket -> {
      socket.getInputStream().readNBytes(5);
      socket.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 2, (byte) number});
      socket.getOutputStream().flush();
      Servers.mute(socket);
    };
  }

  /// A server hello of TLS 1.0.
  private static Behaviour oldHello() {
    return socket -> {
      socket.getInputStream().readNBytes(5);
      byte[] hello = new byte[5 + 4 + 38];
      hello[0] = 22;
      hello[1] = 3;
      hello[2] = 1;
      hello[4] = 42;
      hello[5] = 2;
      hello[8] = 38;
      hello[9] = 3;
      hello[10] = 1;
      hello[45] = 0x2f;
      socket.getOutputStream().write(hello);
      socket.getOutputStream().flush();
      Servers.mute(socket);
    };
  }

  /// Reads the name in the clear, as an inspecting box does, and lets other names through.
  private static Behaviour filter(World world, Behaviour whenNamed) {
    int behind = world.goodService();
    return socket -> {
      byte[] head = socket.getInputStream().readNBytes(5);
      int length = ((head[3] & 0xff) << 8) | (head[4] & 0xff);
      byte[] hello = socket.getInputStream().readNBytes(length);
      if (new String(hello, StandardCharsets.ISO_8859_1).contains(SERVICE)) {
        whenNamed.serve(socket);
        return;
      }
      try (var server = new Socket(World.LOOPBACK, behind)) {
        server.getOutputStream().write(head);
        server.getOutputStream().write(hello);
        Thread.ofVirtual()
            .start(() -> {
              try {
                server.getInputStream().transferTo(socket.getOutputStream());
              } catch (java.io.IOException e) {
                // One side left.
              }
            });
        socket.getInputStream().transferTo(server.getOutputStream());
      }
    };
  }

  // --- certificates and clock -------------------------------------------------------------------

  private static boolean certificate(String name, World world) {
    switch (name) {
      case "clock-ten-minutes" -> world.skew = Duration.ofMinutes(10);
      case "clock-years-back" -> world.skew = Duration.ofDays(-700);
      case "certificate-expired" -> world.service(INTERMEDIATE.issue(SERVICE, -100, 90));
      case "certificate-future" -> world.service(INTERMEDIATE.issue(SERVICE, 60, 90));
      case "certificate-other-name" -> world.service(INTERMEDIATE.issue("autre.test"));
      case "certificate-self-signed" -> world.service(Authority.selfSigned(SERVICE));
      case "certificate-unknown-root" -> world.service(FOREIGN.issue(SERVICE));
      case "certificate-weak" -> world.service(INTERMEDIATE.issueWeak(SERVICE));
      case "chain-incomplete" -> {
        world.service(INTERMEDIATE.issue(SERVICE).without(1));
        world.intermediates.add(INTERMEDIATE.certificate());
      }
      case "root-missing-here" -> {
        world.roots.clear();
        world.roots.add(FOREIGN.anchor());
      }
      case "interception-untrusted" -> {
        world.service(FOREIGN.issue(SERVICE));
        world.witness(FOREIGN.issue(WITNESS));
      }
      case "interception-trusted" -> {
        world.roots.add(FOREIGN.anchor());
        world.service(FOREIGN.issue(SERVICE));
        world.witness(FOREIGN.issue(WITNESS));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  // --- HTTP and content -------------------------------------------------------------------------

  private static boolean http(String name, World world) {
    switch (name) {
      case "maintenance" -> world.pages(status("503 Service Unavailable"));
      case "too-many-requests" -> world.pages(status("429 Too Many Requests"));
      case "forbidden" -> world.pages(status("403 Forbidden"));
      case "server-error" -> world.pages(status("502 Bad Gateway"));
      case "redirect-loop" -> {
        world.path = "/boucle";
        world.pages(on("/boucle", _ -> World.reply("302 Found", "Location: /boucle\r\n", "")));
      }
      case "healthy-idle" -> world.idle = List.of(Duration.ofSeconds(1));
      case "idle-forgotten" -> {
        world.idle = List.of(Duration.ofSeconds(1));
        world.read = Duration.ofSeconds(1);
        world.pages(on("/acces/flux?pause=1", Injections::forgotten));
      }
      case "http-silent" -> world.service(world.tls(Servers::mute));
      case "not-http" ->
          world.service(world.tls(socket -> Servers.say(socket, "SSH-2.0-OpenSSH_9.2\r\n\r\n")));
      case "authorization-stripped" ->
          world.pages(on("/acces/echo", r -> echoWithout(r, "authorization")));
      case "cookie-stripped" -> world.pages(on("/acces/echo", r -> echoWithout(r, "cookie")));
      case "set-cookie-stripped" ->
          world.pages(on("/acces/echo", r -> World.reply("200 OK", "", World.echo(r))));
      case "user-agent-changed" ->
          world.pages(
              on(
                  "/acces/echo",
                  r ->
                      World.reply(
                          "200 OK",
                          "Set-Cookie: acces=1\r\n",
                          World.echo(r).replace(HttpProbes.AGENT, "MSIE 11"))));
      case "script-rewritten" ->
          world.pages(
              on("/acces/temoin.js", _ -> World.reply("200 OK", "", Echo.SCRIPT + "track();")));
      case "upload-limited" ->
          world.pages(
              on(
                  "/acces/envoi",
                  r ->
                      r.body() > 100_000
                          ? "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n"
                          : World.mercure(r)));
      case "upload-cut" ->
          world.pages(on("/acces/envoi", r -> r.body() > 100_000 ? "" : World.mercure(r)));
      case "events-held-back" -> world.pages(on("/acces/flux", r -> World.stream(r.socket(), 0)));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Pages on(String path, Pages special) {
    return request ->
        request.path().equals(path) ? special.answer(request) : World.mercure(request);
  }

  private static Pages status(String status) {
    return on("/", _ -> World.reply(status, "", ""));
  }

  private static Pages slow(int millis) {
    return request -> {
      Thread.sleep(millis);
      return World.mercure(request);
    };
  }

  private static String echoWithout(Request request, String header) {
    String kept =
        World.echo(request)
            .lines()
            .filter(line -> !line.startsWith(header))
            .collect(java.util.stream.Collectors.joining("\n"));
    return World.reply("200 OK", "Set-Cookie: acces=1\r\n", kept);
  }

  // --- mail and identity ------------------------------------------------------------------------

  private static boolean mail(String name, World world) {
    switch (name) {
      case "healthy-mail" -> doors(world, imap("IMAP4rev1 AUTH=PLAIN"), smtp("STARTTLS"));
      case "mail-ports-refused" -> {
        world.references.setProperty("imaps", HERE + ":" + world.servers.closed(HERE));
        world.references.setProperty("smtp", HERE + ":" + world.servers.closed(HERE));
      }
      case "imap-refused" -> {
        doors(world, imap("IMAP4rev1"), smtp("STARTTLS"));
        world.references.setProperty("imaps", HERE + ":" + world.servers.closed(HERE));
      }
      case "smtp-mute" -> doors(world, imap("IMAP4rev1"), Servers::mute);
      case "starttls-stripped" -> doors(world, imap("IMAP4rev1"), smtp("SIZE 1000"));
      case "starttls-masked" -> doors(world, imap("IMAP4rev1"), smtp("XXXXXXXA"));
      case "imap-starttls-stripped" -> {
        doors(world, imap("IMAP4rev1"), smtp("STARTTLS"));
        int port = world.servers.tcp(HERE, imap("IMAP4rev1 LOGINDISABLED"));
        world.references.setProperty("imap", HERE + ":" + port);
      }
      case "imap-password-retired" ->
          doors(world, imap("IMAP4rev1 LOGINDISABLED AUTH=XOAUTH2"), smtp("STARTTLS"));
      case "imap-too-many" ->
          doors(
              world,
              socket -> Servers.say(socket, "* BYE [LIMIT] too many connections\r\n"),
              smtp("STARTTLS"));
      case "imap-diverted" ->
          doors(world, socket -> Servers.say(socket, "HTTP/1.1 400 Bad\r\n\r\n"), smtp("STARTTLS"));
      case "healthy-identity" ->
          identity(world, _ -> World.reply("200 OK", "", "{\"issuer\":\"https://fi.test\"}"));
      case "identity-unreachable" ->
          world.references.setProperty(
              "oidc", "https://" + HERE + ":" + world.servers.closed(HERE));
      case "identity-down" -> identity(world, _ -> World.reply("503 Down", "", ""));
      case "identity-blocked" -> identity(world, _ -> World.reply("200 OK", "", "<h1>Bloqué</h1>"));
      case "identity-untrusted" -> {
        int port = world.servers.tls(HERE, FOREIGN.issue(HERE), Servers.http(World::mercure));
        world.references.setProperty("oidc", "https://" + HERE + ":" + port);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void identity(World world, Pages pages) {
    int port = world.servers.tcp(HERE, Servers.http(pages));
    world.references.setProperty("oidc", "http://" + HERE + ":" + port);
  }

  private static void doors(World world, Behaviour imaps, Behaviour smtp) {
    world.references.setProperty("imaps", HERE + ":" + world.tls(imaps));
    world.references.setProperty("smtp", HERE + ":" + world.servers.tcp(HERE, smtp));
  }

  static Behaviour imap(String capabilities) {
    return socket -> {
      Servers.say(socket, "* OK IMAP\r\n");
      socket.getInputStream().read(new byte[100]);
      Servers.say(socket, "* CAPABILITY " + capabilities + "\r\na1 OK done\r\n");
      Servers.mute(socket);
    };
  }

  static Behaviour smtp(String extension) {
    return socket -> {
      Servers.say(socket, "220 smtp.test ESMTP\r\n");
      socket.getInputStream().read(new byte[100]);
      Servers.say(socket, "250-smtp.test\r\n250-8BITMIME\r\n250 " + extension + "\r\n");
      Servers.mute(socket);
    };
  }
}
