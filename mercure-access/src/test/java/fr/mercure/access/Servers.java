// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLServerSocket;

/// Tiny servers on the loopback, each with one behaviour. All of them end with this.
final class Servers implements AutoCloseable {
  private static final int MOST_HEAD = 16 * 1024;

  private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();

  /// What a server does with a connection.
  @FunctionalInterface
  interface Behaviour {
    void serve(Socket socket) throws Exception;
  }

  /// What a server answers to a request: the bytes to send, empty to hang up.
  @FunctionalInterface
  interface Pages {
    String answer(Request request) throws Exception;
  }

  /// A request as it arrived.
  ///
  /// @param head its lines
  /// @param body how many bytes came after them
  record Request(String head, long body, Socket socket) {
    String path() {
      return head.split(" ")[1];
    }

    Optional<String> header(String name) {
      return head.lines()
          .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }
  }

  /// Accepts connections on a free port of an address and serves each in a thread of its own.
  int tcp(String address, Behaviour behaviour) {
    return tcp(address, 0, behaviour);
  }

  /// @param port 0 for any that is free
  int tcp(String address, int port, Behaviour behaviour) {
    try {
      var server = new ServerSocket(port, 50, InetAddress.ofLiteral(address));
      accept(server, behaviour);
      return server.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  int tls(String address, Authority.Shown shown, Behaviour behaviour) {
    return tls(address, shown, _ -> {}, behaviour);
  }

  /// @param settings what is unusual about the server socket
  int tls(
      String address,
      Authority.Shown shown,
      java.util.function.Consumer<SSLServerSocket> settings,
      Behaviour behaviour) {
    return tls(address, 0, shown, settings, behaviour);
  }

  int tls(
      String address,
      int port,
      Authority.Shown shown,
      java.util.function.Consumer<SSLServerSocket> settings,
      Behaviour behaviour) {
    try {
      var server =
          (SSLServerSocket)
              shown
                  .context()
                  .getServerSocketFactory()
                  .createServerSocket(port, 50, InetAddress.ofLiteral(address));
      settings.accept(server);
      accept(server, behaviour);
      return server.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void accept(ServerSocket server, Behaviour behaviour) {
    open.add(server);
    Thread.ofVirtual()
        .start(() -> {
          while (!server.isClosed()) {
            try {
              Socket socket = server.accept();
              open.add(socket);
              Thread.ofVirtual().start(() -> serve(socket, behaviour));
            } catch (IOException e) {
              return; // the server was closed
            }
          }
        });
  }

  private static void serve(Socket socket, Behaviour behaviour) {
    try (socket) {
      behaviour.serve(socket);
    } catch (Exception e) {
      // The other side left, or the fault is to break here.
    }
  }

  /// A port where nobody listens.
  int closed(String address) {
    try (var server = new ServerSocket(0, 1, InetAddress.ofLiteral(address))) {
      return server.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A port that drops connections: its queue is full and nobody takes from it.
  int dropping(String address) {
    try {
      var server = new ServerSocket(0, 1, InetAddress.ofLiteral(address));
      open.add(server);
      for (int i = 0; i < 4; i++) {
        var filler = new Socket();
        open.add(filler);
        Thread.ofVirtual().start(() -> fill(filler, server));
      }
      Thread.sleep(150);
      return server.getLocalPort();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void fill(Socket filler, ServerSocket server) {
    try {
      filler.connect(server.getLocalSocketAddress());
    } catch (IOException e) {
      // Full, as wanted.
    }
  }

  /// Never answers.
  static void mute(Socket socket) throws Exception {
    socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
  }

  /// Cuts after the first bytes.
  static void reset(Socket socket) throws Exception {
    socket.getInputStream().readNBytes(5);
    socket.setSoLinger(true, 0);
  }

  static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  /// One request and its answer.
  static Behaviour http(Pages pages) {
    return socket -> {
      Optional<Request> request = read(socket);
      if (request.isPresent()) {
        say(socket, pages.answer(request.orElseThrow()));
      }
    };
  }

  static Optional<Request> read(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0 || head.size() > MOST_HEAD) {
        return Optional.empty();
      }
      head.write(b);
    }
    var request = new Request(head.toString(StandardCharsets.ISO_8859_1), 0, socket);
    long length = request.header("content-length").map(Long::parseLong).orElse(0L);
    long got = 0;
    byte[] buffer = new byte[8192];
    while (got < length) {
      int read = in.read(buffer);
      if (read < 0) {
        break;
      }
      got += read;
    }
    return Optional.of(new Request(request.head(), got, socket));
  }

  /// Answers each question with what is given for its name: an address, or a response code.
  int dns(String address, java.util.function.BiFunction<String, Boolean, DnsAnswer> answers) {
    return dns(address, 0, answers);
  }

  int dns(
      String address, int port, java.util.function.BiFunction<String, Boolean, DnsAnswer> answers) {
    try {
      var socket = new DatagramSocket(new InetSocketAddress(address, port));
      open.add(socket);
      Thread.ofVirtual().start(() -> answer(socket, answers));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// @param code response code of DNS, -1 to say nothing
  record DnsAnswer(int code, Optional<InetAddress> address) {}

  private static void answer(
      DatagramSocket socket, java.util.function.BiFunction<String, Boolean, DnsAnswer> answers) {
    while (!socket.isClosed()) {
      try {
        var packet = new DatagramPacket(new byte[512], 512);
        socket.receive(packet);
        ByteBuffer question = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
        DnsAnswer answer = answers.apply(name(question), (question.getShort(2) & 0x10) != 0);
        if (answer.code() >= 0) {
          byte[] bytes = response(question, answer);
          socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private static String name(ByteBuffer question) {
    var name = new StringBuilder();
    int at = 12;
    while (question.get(at) != 0) {
      int length = question.get(at);
      for (int i = 1; i <= length; i++) {
        name.append((char) question.get(at + i));
      }
      at += length + 1;
      name.append(question.get(at) == 0 ? "" : ".");
    }
    return name.toString();
  }

  private static byte[] response(ByteBuffer question, DnsAnswer answer) {
    boolean asksForFour = question.getShort(question.limit() - 4) == 1;
    Optional<InetAddress> address = asksForFour ? answer.address() : Optional.empty();
    ByteBuffer out = ByteBuffer.allocate(512);
    out.put(question.duplicate().position(0));
    out.putShort(2, (short) (0x8180 | answer.code()));
    out.putShort(6, (short) (address.isPresent() ? 1 : 0));
    address.ifPresent(found -> {
      out.putShort((short) 0xc00c).putShort((short) 1).putShort((short) 1).putInt(60);
      out.putShort((short) 4).put(found.getAddress());
    });
    byte[] bytes = new byte[out.position()];
    out.get(0, bytes);
    return bytes;
  }

  @Override
  public void close() {
    for (AutoCloseable one : open) {
      try {
        one.close();
      } catch (Exception e) {
        // It is over anyway.
      }
    }
  }
}
