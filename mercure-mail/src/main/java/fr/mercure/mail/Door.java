// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Accepts connections, one virtual thread each, no more than a bound in all and from one address.
public final class Door implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Door.class.getName());
  private static final int BACKLOG = 200;
  private static final int MOST = 2000;
  private static final int MOST_FROM_ONE = 200;

  private final ServerSocket server;
  private final Host host;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

  private Door(ServerSocket server, Host host) {
    this.server = server;
    this.host = host;
  }

  /// Who receives the connections.
  public interface Host {
    /// Serves a client until one side ends it; the socket is closed afterwards.
    void serve(Socket socket) throws IOException;

    /// Tells a client that there is no place.
    void refuse(Socket socket) throws IOException;
  }

  /// Opens a door.
  ///
  /// @throws IOException if the port cannot be had
  public static Door open(DoorSettings settings, Host host) throws IOException {
    var door = new Door(new ServerSocket(settings.port(), BACKLOG, settings.address()), host);
    Thread.ofVirtual().name("door " + door.port()).start(door::accept);
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
        Thread.ofVirtual().name("client " + socket.getPort()).start(() -> serve(socket));
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
      if (ofThem > MOST_FROM_ONE || open.size() > MOST) {
        host.refuse(socket);
      } else {
        host.serve(socket);
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

  /// Shuts the door and ends all connections.
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
