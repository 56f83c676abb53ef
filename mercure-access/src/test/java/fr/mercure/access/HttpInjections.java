// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.access.Servers.Pages;
import fr.mercure.access.Servers.Request;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Faults of answers and of what comes through of them.
final class HttpInjections {
  private HttpInjections() {}

  /// Puts the fault of that name into the world.
  ///
  /// @return false if it is a fault of another kind
  static boolean inject(String name, World world) {
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
        world.pages(on("/acces/flux?pause=1", HttpInjections::forgotten));
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

  static Pages slow(int millis) {
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
            .collect(Collectors.joining("\n"));
    return World.reply("200 OK", "Set-Cookie: acces=1\r\n", kept);
  }

  /// A box forgets the connection: the first event has come, nothing else ever does.
  private static String forgotten(Request request) throws Exception {
    Servers.say(
        request.socket(), "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 0\n\n");
    Thread.sleep(5_000);
    return "";
  }
}
