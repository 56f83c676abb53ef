// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import static fr.mercure.access.World.FOREIGN;
import static fr.mercure.access.World.HERE;
import static fr.mercure.access.World.INTERMEDIATE;
import static fr.mercure.access.World.SERVICE;
import static fr.mercure.access.World.WITNESS;

import fr.mercure.access.Servers.Behaviour;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Faults of encryption and of certificates.
final class TlsInjections {
  private TlsInjections() {}

  /// Puts the fault of that name into the world.
  ///
  /// @return false if it is a fault of another kind
  static boolean inject(String name, World world) {
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
              } catch (IOException e) {
                // One side left.
              }
            });
        socket.getInputStream().transferTo(server.getOutputStream());
      }
    };
  }

  /// Certificates, and the clock by which they are judged.
  static boolean certificate(String name, World world) {
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
}
