// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import static fr.mercure.access.World.FOREIGN;
import static fr.mercure.access.World.HERE;

import fr.mercure.access.Servers.Behaviour;
import fr.mercure.access.Servers.Pages;

/// Faults of the doors for mail and of the identity provider.
final class MailInjections {
  private MailInjections() {}

  /// Puts the fault of that name into the world.
  ///
  /// @return false if it is a fault of another kind
  static boolean inject(String name, World world) {
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
