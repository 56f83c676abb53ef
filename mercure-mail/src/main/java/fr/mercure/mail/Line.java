// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/// The way to a client, in the clear or under TLS.
public final class Line implements AutoCloseable {
  private final DoorSettings settings;
  private Socket socket;

  public Line(Socket socket, DoorSettings settings) {
    this.socket = socket;
    this.settings = settings;
  }

  public InetAddress from() {
    return socket.getInetAddress();
  }

  public boolean isSecure() {
    return socket instanceof SSLSocket;
  }

  public boolean canStartTls() {
    return !isSecure() && settings.tls().isPresent();
  }

  /// Whether a secret may be sent here.
  public boolean maySignIn() {
    return isSecure() || (settings.plainOnLoopback() && from().isLoopbackAddress());
  }

  /// Goes over to TLS, as the server.
  ///
  /// @throws IOException if that fails: the connection is of no use then
  public void startTls() throws IOException {
    var factory =
        settings.tls().orElseThrow(() -> new IOException("no certificate")).getSocketFactory();
    var secure = (SSLSocket) factory.createSocket(socket, null, socket.getPort(), true);
    secure.setUseClientMode(false);
    secure.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    secure.startHandshake();
    socket = secure;
  }

  public InputStream in() throws IOException {
    return socket.getInputStream();
  }

  public OutputStream out() throws IOException {
    return socket.getOutputStream();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
