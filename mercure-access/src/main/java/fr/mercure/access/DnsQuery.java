// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.access.Observation.Resolution;
import fr.mercure.access.Observation.Resolution.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/// One question to one resolver over UDP (RFC 1035), because the resolution of the JDK tells "no
/// such name" from "the resolver is dead" only by its text. Reads 512 bytes at most, no more than
/// 32 records, and follows no compression pointer.
final class DnsQuery {
  private static final int MOST_BYTES = 512;
  private static final int MOST_RECORDS = 32;
  private static final int A = 1;
  private static final int AAAA = 28;
  private static final int CHECKING_DISABLED = 0x0010;
  private static final int RECURSION_DESIRED = 0x0100;

  private final InetSocketAddress server;
  private final Duration patience;

  DnsQuery(InetSocketAddress server, Duration patience) {
    this.server = server;
    this.patience = patience;
  }

  /// Asks for A, then for AAAA if there is no A.
  Resolution ask(String way, String host, boolean checkingDisabled) {
    long began = System.nanoTime();
    var addresses = new ArrayList<String>();
    Answer answer = ask(host, A, checkingDisabled, addresses);
    if (answer == Answer.EMPTY) {
      answer = ask(host, AAAA, checkingDisabled, addresses);
    }
    String name = server.getAddress().getHostAddress();
    long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
    return new Resolution(way, answer, List.copyOf(addresses), name, millis);
  }

  private Answer ask(String host, int type, boolean checkingDisabled, List<String> addresses) {
    int id = ThreadLocalRandom.current().nextInt(0x10000);
    try (var socket = new DatagramSocket()) {
      socket.setSoTimeout((int) patience.toMillis());
      socket.connect(server);
      byte[] question = question(id, host, type, checkingDisabled);
      socket.send(new DatagramPacket(question, question.length));
      var packet = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
      socket.receive(packet);
      return read(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()), id, type, addresses);
    } catch (SocketTimeoutException e) {
      return Answer.MUTE;
    } catch (PortUnreachableException e) {
      return Answer.PORT_CLOSED;
    } catch (IOException e) {
      return Answer.UNREACHABLE;
    } catch (RuntimeException e) { // cut short or malformed
      return Answer.GARBLED;
    }
  }

  private static byte[] question(int id, String host, int type, boolean checkingDisabled) {
    var bytes = new ByteArrayOutputStream();
    int flags = RECURSION_DESIRED | (checkingDisabled ? CHECKING_DISABLED : 0);
    for (int word : new int[] {id, flags, 1, 0, 0, 0}) {
      put(bytes, word);
    }
    for (String label : java.net.IDN.toASCII(host.toLowerCase(Locale.ROOT)).split("\\.")) {
      byte[] text = label.getBytes(StandardCharsets.US_ASCII);
      bytes.write(text.length);
      bytes.writeBytes(text);
    }
    bytes.write(0);
    put(bytes, type);
    put(bytes, 1);
    return bytes.toByteArray();
  }

  private static void put(ByteArrayOutputStream bytes, int word) {
    bytes.write(word >> 8);
    bytes.write(word);
  }

  private static Answer read(ByteBuffer in, int id, int type, List<String> addresses)
      throws IOException {
    if (Short.toUnsignedInt(in.getShort()) != id) {
      return Answer.GARBLED;
    }
    int code = in.getShort() & 0xf;
    if (code != 0) {
      return switch (code) {
        case 2 -> Answer.SERVFAIL;
        case 3 -> Answer.NXDOMAIN;
        case 5 -> Answer.REFUSED;
        default -> Answer.OTHER_CODE;
      };
    }
    int questions = Short.toUnsignedInt(in.getShort());
    int records = Math.min(Short.toUnsignedInt(in.getShort()), MOST_RECORDS);
    in.getInt();
    for (int i = 0; i < questions; i++) {
      skipName(in);
      in.getInt();
    }
    for (int i = 0; i < records; i++) {
      readRecord(in, type, addresses);
    }
    return addresses.isEmpty() ? Answer.EMPTY : Answer.ADDRESSES;
  }

  private static void readRecord(ByteBuffer in, int type, List<String> addresses)
      throws IOException {
    skipName(in);
    int kind = Short.toUnsignedInt(in.getShort());
    in.getShort();
    in.getInt();
    byte[] value = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(value);
    if (kind == type) {
      addresses.add(InetAddress.getByAddress(value).getHostAddress());
    }
  }

  private static void skipName(ByteBuffer in) {
    int length = Byte.toUnsignedInt(in.get());
    while (length != 0) {
      if (length >= 0xc0) {
        in.get();
        return;
      }
      in.position(in.position() + length);
      length = Byte.toUnsignedInt(in.get());
    }
  }
}
