// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import static fr.mercure.access.World.FOREIGN;
import static fr.mercure.access.World.HERE;
import static fr.mercure.access.World.SERVICE;

import fr.mercure.access.Servers.DnsAnswer;
import fr.mercure.access.Servers.Pages;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Each fault of `faults.txt`, really injected: one change to a healthy world. Here those of names
/// and ways, and of a policy that is to come; the others by the layer that they break.
final class Injections {
  private Injections() {}

  static void inject(String name, World world) {
    switch (name) {
      case "healthy" -> {}
      case "healthy-slow" -> world.pages(HttpInjections.slow(300));
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
        if (!ProxyInjections.inject(name, world)
            && !TlsInjections.inject(name, world)
            && !TlsInjections.certificate(name, world)
            && !HttpInjections.inject(name, world)
            && !future(name, world)
            && !MailInjections.inject(name, world)) {
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
}
