// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import static fr.mercure.access.World.HERE;

import fr.mercure.access.Servers.Behaviour;
import fr.mercure.access.Servers.Pages;
import fr.mercure.access.Servers.Request;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/// Faults of a proxy on the way.
final class ProxyInjections {
  private ProxyInjections() {}

  /// Puts the fault of that name into the world.
  ///
  /// @return false if it is a fault of another kind
  static boolean inject(String name, World world) {
    switch (name) {
      case "healthy-proxy" -> proxy(world, ProxyInjections::tunnel);
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
                } catch (IOException e) {
                  // One side left.
                }
              });
      client.getInputStream().transferTo(server.getOutputStream());
      server.shutdownOutput();
      back.join();
    }
  }
}
