// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.access.Observation.Reach;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// What the probes of one check share: where they go, what earlier ones found, and every
/// connection, so that all of them can be cut when the time is over.
final class Visit implements AutoCloseable {
  private static final int SMALL_WINDOW = 1024;

  final Target target;
  final Surroundings here;
  volatile List<InetAddress> addresses = List.of();
  volatile List<X509Certificate> chain = List.of();
  volatile Optional<Instant> serverTime = Optional.empty();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  Visit(Target target, Surroundings here) {
    this.target = target;
    this.here = here;
  }

  References references() {
    return target.references();
  }

  /// A connection with a time limit on each answer; the caller closes it.
  Socket dial(InetAddress address, int port, boolean smallWindow) throws IOException {
    var socket = new Socket(Proxy.NO_PROXY);
    open.add(socket);
    try {
      if (smallWindow) {
        socket.setReceiveBufferSize(SMALL_WINDOW);
      }
      socket.connect(new InetSocketAddress(address, port), (int) here.connect().toMillis());
      socket.setSoTimeout((int) here.read().toMillis());
      return socket;
    } catch (IOException e) {
      Wire.closeQuietly(socket);
      throw e;
    }
  }

  /// A connection to the service by the path that is in use: direct, or through the proxy.
  Socket toService(boolean smallWindow) throws IOException {
    if (here.proxy().isPresent()) {
      return tunnel(target.endpoint());
    }
    if (addresses.isEmpty()) {
      throw new UnknownHostException(target.host());
    }
    return dial(addresses.getFirst(), target.port(), smallWindow);
  }

  Socket to(Endpoint place) throws IOException {
    return here.proxy().isPresent()
        ? tunnel(place)
        : dial(resolve(place.host()), place.port(), false);
  }

  private Socket tunnel(Endpoint place) throws IOException {
    Endpoint proxy = here.proxy().orElseThrow();
    Socket socket = dial(resolve(proxy.host()), proxy.port(), false);
    try {
      String request = "CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n\r\n";
      HttpReply reply = HttpReply.ask(Wire.plain(socket), request, new byte[0]);
      if (reply.status() == 200) {
        return socket;
      }
    } catch (HttpReply.Garbled e) {
      Wire.closeQuietly(socket);
      throw new IOException(e);
    }
    Wire.closeQuietly(socket);
    throw new EOFException("the proxy opened no tunnel");
  }

  /// A literal, or what the system finds.
  InetAddress resolve(String host) throws UnknownHostException {
    if (Target.isAddress(host)) {
      return InetAddress.ofLiteral(host.replace("[", "").replace("]", ""));
    }
    List<InetAddress> found = here.names().find(host);
    if (found.isEmpty()) {
      throw new UnknownHostException(host);
    }
    return found.getFirst();
  }

  /// Tries whether a connection can be made, and closes it.
  Reach reach(String way, InetAddress address, int port) {
    LongSupplier clock = stopwatch();
    Outcome outcome;
    try {
      Wire.closeQuietly(dial(address, port, false));
      outcome = Outcome.OK;
    } catch (IOException e) {
      outcome = Outcome.of(e, false);
    }
    return new Reach(way, outcome, address.getHostAddress() + ":" + port, clock.getAsLong());
  }

  Reach reach(String way, Endpoint place) {
    try {
      return reach(way, resolve(place.host()), place.port());
    } catch (UnknownHostException e) {
      return new Reach(way, Outcome.UNRESOLVED, place.toString(), 0);
    }
  }

  static LongSupplier stopwatch() {
    long began = System.nanoTime();
    return () -> Duration.ofNanos(System.nanoTime() - began).toMillis();
  }

  /// Cuts what is still talking.
  @Override
  public void close() {
    open.forEach(Wire::closeQuietly);
  }
}
