// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/// The way to a client, in the clear or under TLS.
final class Line implements AutoCloseable {
  private final ImapSettings settings;
  private Socket socket;

  Line(Socket socket, ImapSettings settings) {
    this.socket = socket;
    this.settings = settings;
  }

  InetAddress from() {
    return socket.getInetAddress();
  }

  boolean isSecure() {
    return socket instanceof SSLSocket;
  }

  boolean canStartTls() {
    return !isSecure() && settings.tls().isPresent();
  }

  /// Whether a secret may be sent here.
  boolean maySignIn() {
    return isSecure() || (settings.plainOnLoopback() && from().isLoopbackAddress());
  }

  void startTls() throws IOException {
    var factory =
        settings.tls().orElseThrow(() -> new IOException("no certificate")).getSocketFactory();
    var secure = (SSLSocket) factory.createSocket(socket, null, socket.getPort(), true);
    secure.setUseClientMode(false);
    secure.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    secure.startHandshake();
    socket = secure;
  }

  InputStream in() throws IOException {
    return socket.getInputStream();
  }

  OutputStream out() throws IOException {
    return socket.getOutputStream();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
