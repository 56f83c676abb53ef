// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// TLS that accepts any certificate, to look at it: it is judged apart, so that everything above
/// can still be examined. Nothing but canary data may be written to it. It works on an `SSLEngine`
/// because that shows the bytes that came: an alert is read as a number, not from a message.
final class TlsWire implements Wire {
  private static final int KEPT = 64;

  private final Socket socket;
  private final SSLEngine engine;
  private final NoKeys keys;
  private final byte[] first = new byte[KEPT];
  private int firstLength;
  private ByteBuffer incoming;
  private ByteBuffer clear;

  private TlsWire(Socket socket, SSLEngine engine, NoKeys keys) {
    this.socket = socket;
    this.engine = engine;
    this.keys = keys;
    incoming = ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).flip();
    clear = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).flip();
  }

  /// How a handshake ended.
  ///
  /// @param wire open if the outcome is OK, null otherwise
  /// @param chain what the server showed, even if the handshake failed afterwards
  /// @param certificateAsked whether the server wants a certificate of the client
  record Hello(
      Outcome outcome,
      @Nullable TlsWire wire,
      List<X509Certificate> chain,
      String protocol,
      String cipher,
      boolean certificateAsked) {
    void close() {
      if (wire != null) {
        wire.close();
      }
    }
  }

  /// Shakes hands over a connection, and closes it if that fails.
  ///
  /// @param name the server name to ask for; an address asks for none
  /// @param protocols versions to offer; empty for those that this Java offers
  static Hello greet(Socket socket, String name, List<String> protocols) {
    var seen = new Seen();
    var keys = new NoKeys();
    TlsWire wire;
    try {
      wire = new TlsWire(socket, engine(seen, keys, name, protocols), keys);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
    Outcome outcome = wire.shake();
    if (outcome != Outcome.OK) {
      wire.close();
    }
    return new Hello(
        outcome,
        outcome == Outcome.OK ? wire : null,
        seen.chain,
        outcome == Outcome.OK ? wire.engine.getSession().getProtocol() : "",
        outcome == Outcome.OK ? wire.engine.getSession().getCipherSuite() : "",
        keys.certificateAsked);
  }

  private static SSLEngine engine(Seen seen, NoKeys keys, String name, List<String> protocols)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {keys}, new TrustManager[] {seen}, new SecureRandom());
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    if (!Target.isAddress(name)) {
      parameters.setServerNames(List.of(new SNIHostName(name)));
    }
    if (!protocols.isEmpty()) {
      parameters.setProtocols(protocols.toArray(String[]::new));
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  private Outcome shake() {
    try {
      engine.beginHandshake();
      advance();
      return Outcome.OK;
    } catch (SSLException e) {
      return Outcome.ofFirstBytes(first, firstLength);
    } catch (IOException e) {
      Outcome outcome = Outcome.of(e, true);
      Outcome told = Outcome.ofFirstBytes(first, firstLength);
      boolean alerted = firstLength > 0 && told != Outcome.ALERT;
      return alerted ? told : outcome;
    }
  }

  /// Does what the engine asks until the handshake is over.
  private void advance() throws IOException {
    HandshakeStatus status = engine.getHandshakeStatus();
    while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
      status =
          switch (status) {
            case NEED_WRAP -> wrap(ByteBuffer.allocate(0));
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrap();
            case NEED_TASK -> work();
            case FINISHED, NOT_HANDSHAKING -> status;
          };
    }
  }

  private HandshakeStatus work() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
    return engine.getHandshakeStatus();
  }

  private HandshakeStatus wrap(ByteBuffer from) throws IOException {
    ByteBuffer packet = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    SSLEngineResult result = engine.wrap(from, packet);
    if (packet.position() > 0) {
      socket.getOutputStream().write(packet.array(), 0, packet.position());
    }
    if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
      throw new EOFException("closed");
    }
    return result.getHandshakeStatus();
  }

  private HandshakeStatus unwrap() throws IOException {
    while (true) {
      clear.compact();
      SSLEngineResult result;
      try {
        result = engine.unwrap(incoming, clear);
      } finally {
        clear.flip();
      }
      switch (result.getStatus()) {
        case OK -> {
          return result.getHandshakeStatus();
        }
        case CLOSED -> throw new EOFException("closed");
        case BUFFER_UNDERFLOW -> receive();
        case BUFFER_OVERFLOW -> clear = grown(clear);
      }
    }
  }

  private static ByteBuffer grown(ByteBuffer buffer) {
    return ByteBuffer.allocate(2 * buffer.capacity()).put(buffer).flip();
  }

  private void receive() throws IOException {
    if (incoming.limit() == incoming.capacity() && incoming.position() == 0) {
      incoming = grown(incoming);
    }
    incoming.compact();
    try {
      int read =
          socket.getInputStream().read(incoming.array(), incoming.position(), incoming.remaining());
      if (read < 0) {
        throw new EOFException("the other side hung up");
      }
      keepFirst(incoming.array(), incoming.position(), read);
      incoming.position(incoming.position() + read);
    } finally {
      incoming.flip();
    }
  }

  private void keepFirst(byte[] bytes, int from, int length) {
    int kept = Math.min(length, KEPT - firstLength);
    System.arraycopy(bytes, from, first, firstLength, kept);
    firstLength += kept;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    while (from.hasRemaining()) {
      wrap(from);
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    try {
      while (!clear.hasRemaining()) {
        unwrap();
        advance();
      }
    } catch (EOFException e) {
      return -1;
    }
    int count = Math.min(into.remaining(), clear.remaining());
    into.put(clear.slice(clear.position(), count));
    clear.position(clear.position() + count);
    return count;
  }

  @Override
  public void close() {
    Wire.closeQuietly(socket);
  }

  boolean certificateAsked() {
    return keys.certificateAsked;
  }

  /// Keeps what the server showed and trusts everybody: nothing but canaries is sent.
  private static final class Seen implements X509TrustManager {
    private volatile List<X509Certificate> chain = List.of();

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String type) {
      chain = List.of(shown);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  /// Notices that a certificate is wanted and has none. The JDK asks an engine only through this
  /// class, so it has to be extended.
  private static final class NoKeys extends X509ExtendedKeyManager {
    private volatile boolean certificateAsked;

    @Override
    public @Nullable String chooseEngineClientAlias(
        String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
      certificateAsked = true;
      return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
        String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
      return null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
      return null;
    }
  }
}
