// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Authenticator;
import fr.mercure.mail.LoginThrottle;
import fr.mercure.mail.MailStore;
import fr.mercure.mail.Room;
import fr.mercure.mail.Wakes;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Accepts connections of mail programs, one virtual thread each.
public final class ImapDoor implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ImapDoor.class.getName());
  private static final int BACKLOG = 200;

  private final ImapSettings settings;
  private final House house;
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

  private ImapDoor(ImapSettings settings, House house, ServerSocket server) {
    this.settings = settings;
    this.house = house;
    this.server = server;
  }

  /// What all sessions share.
  public record House(
      MailStore store,
      Wakes wakes,
      Authenticator authenticator,
      LoginThrottle throttle,
      Room room,
      Clock clock) {}

  /// Opens the door.
  ///
  /// @throws IOException if the port cannot be had
  public static ImapDoor open(ImapSettings settings, House house) throws IOException {
    var server = new ServerSocket(settings.port(), BACKLOG, settings.address());
    var door = new ImapDoor(settings, house, server);
    Thread.ofVirtual().name("imap door").start(door::accept);
    return door;
  }

  /// Where it is.
  public int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().name("imap " + socket.getPort()).start(() -> serve(socket));
      } catch (IOException e) {
        if (!server.isClosed()) {
          LOG.log(Level.WARNING, "a connection could not be accepted: {0}", e.getMessage());
          pause();
        }
      }
    }
  }

  private void serve(Socket socket) {
    InetAddress from = socket.getInetAddress();
    int ofThem = byAddress.merge(from, 1, Integer::sum);
    open.add(socket);
    try (socket) {
      if (ofThem > ImapSettings.MOST_FROM_ONE || open.size() > ImapSettings.MOST_CONNECTIONS) {
        socket.getOutputStream().write(Connection.FULL);
      } else {
        new Connection(settings, house, socket).serve();
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a connection ended", e);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a session broke", e);
    } finally {
      open.remove(socket);
      byAddress.computeIfPresent(from, (_, count) -> count == 1 ? null : count - 1);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Shuts the door and ends all sessions.
  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the door closes badly", e);
    }
  }
}
