// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.access.Observation.Mail;
import fr.mercure.access.Observation.Mail.Door;
import fr.mercure.access.Observation.Mail.Greeting;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Mail doors: what they say before anybody signs in.
final class MailProbes {
  private static final int MOST = 8 * 1024;

  private final Visit visit;

  MailProbes(Visit visit) {
    this.visit = visit;
  }

  List<Observation> imaps() {
    return talk(Door.IMAPS, visit.references().imaps(), true);
  }

  List<Observation> imap() {
    return talk(Door.IMAP, visit.references().imap(), false);
  }

  List<Observation> smtp() {
    return talk(Door.SMTP, visit.references().smtp(), false);
  }

  private List<Observation> talk(Door door, Optional<Endpoint> place, boolean encrypted) {
    return place
        .<List<Observation>>map(where -> List.of(talk(door, where, encrypted)))
        .orElse(List.of());
  }

  private Mail talk(Door door, Endpoint place, boolean encrypted) {
    Socket socket;
    try {
      socket = visit.dial(visit.resolve(place.host()), place.port(), false);
    } catch (IOException e) {
      return new Mail(door, greeting(Outcome.of(e, false)), place.toString());
    }
    Wire wire =
        encrypted ? TlsWire.greet(socket, place.host(), List.of()).wire() : Wire.plain(socket);
    if (wire == null) {
      return new Mail(door, Greeting.NO_TLS, place.toString());
    }
    try (wire) {
      return door == Door.SMTP ? smtp(wire) : imap(door, wire);
    } catch (IOException e) {
      return new Mail(door, greeting(Outcome.of(e, true)), place.toString());
    }
  }

  private static Greeting greeting(Outcome outcome) {
    return switch (outcome) {
      case OK -> Greeting.OK;
      case UNRESOLVED -> Greeting.UNRESOLVED;
      case REFUSED -> Greeting.REFUSED;
      case TIMEOUT -> Greeting.TIMEOUT;
      case UNREACHABLE -> Greeting.UNREACHABLE;
      case MUTE -> Greeting.MUTE;
      case RESET, CLOSED -> Greeting.CLOSED;
      case NOT_TLS, OLD_TLS, NO_CIPHER, UNKNOWN_NAME, CERTIFICATE_ASKED, ALERT, BROKEN ->
          Greeting.NO_TLS;
    };
  }

  private static Mail imap(Door door, Wire wire) throws IOException {
    String greeting = lines(wire, "* ", "\r\n");
    if (!greeting.startsWith("* ")) {
      return new Mail(door, Greeting.NOT_MAIL, start(greeting));
    }
    if (greeting.startsWith("* BYE")) {
      return new Mail(door, Greeting.TOO_MANY, start(greeting));
    }
    wire.write("a1 CAPABILITY\r\n".getBytes(StandardCharsets.US_ASCII));
    String can = lines(wire, "", "a1 ").toUpperCase(Locale.ROOT);
    if (door == Door.IMAP && !can.contains("STARTTLS")) {
      Greeting word = can.contains("XXXXXXXX") ? Greeting.MASKED_STARTTLS : Greeting.NO_STARTTLS;
      return new Mail(door, word, start(can));
    }
    boolean noPassword = can.contains("LOGINDISABLED") && !can.contains("AUTH=PLAIN");
    boolean refused = door == Door.IMAPS && noPassword;
    return new Mail(door, refused ? Greeting.NO_PASSWORD_LOGIN : Greeting.OK, start(can));
  }

  private static Mail smtp(Wire wire) throws IOException {
    String greeting = lines(wire, "", "\r\n");
    if (greeting.startsWith("421")) {
      return new Mail(Door.SMTP, Greeting.TOO_MANY, start(greeting));
    }
    if (!greeting.startsWith("220")) {
      return new Mail(Door.SMTP, Greeting.NOT_MAIL, start(greeting));
    }
    wire.write("EHLO acces.invalid\r\n".getBytes(StandardCharsets.US_ASCII));
    String can = lines(wire, "", "250 ").toUpperCase(Locale.ROOT);
    if (can.contains("STARTTLS")) {
      return new Mail(Door.SMTP, Greeting.OK, start(greeting));
    }
    // Inspecting boxes overwrite the word in place, so that lengths stay.
    Greeting word = can.contains("XXXXXXX") ? Greeting.MASKED_STARTTLS : Greeting.NO_STARTTLS;
    return new Mail(Door.SMTP, word, start(can.replace("\r\n", " ")));
  }

  /// Reads until a line begins with the last word and is complete, or until nothing more comes.
  private static String lines(Wire wire, String firstWord, String lastWord) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MOST);
    String text = "";
    while (bytes.hasRemaining()) {
      if (wire.read(bytes) < 0) {
        break;
      }
      text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
      boolean complete = text.endsWith("\n") && text.contains(lastWord);
      if (complete || !text.startsWith(firstWord.substring(0, Math.min(1, firstWord.length())))) {
        break;
      }
    }
    if (text.isEmpty()) {
      throw new java.io.EOFException("hung up without a word");
    }
    return text;
  }

  private static String start(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return line.substring(0, Math.min(80, line.length()));
  }
}
