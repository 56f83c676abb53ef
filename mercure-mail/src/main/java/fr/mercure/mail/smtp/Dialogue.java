// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.smtp;

import fr.mercure.mail.Access;
import fr.mercure.mail.Deposit;
import fr.mercure.mail.Flags;
import fr.mercure.mail.Line;
import fr.mercure.mail.Login;
import fr.mercure.mail.MailAddress;
import fr.mercure.mail.Mailbox;
import fr.mercure.mail.MailboxStore;
import fr.mercure.mail.MimePart;
import fr.mercure.mail.MimeScanner;
import fr.mercure.mail.PlainSecret;
import fr.mercure.mail.ReadMessage;
import fr.mercure.mail.Room;
import fr.mercure.mail.sender.SenderCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// One SMTP session.
final class Dialogue {
  private static final System.Logger LOG = System.getLogger(Dialogue.class.getName());
  private static final int MOST_FAULTS = 20;

  /// Room for the field that tells what was found out about the sender.
  private static final int LONGEST_WORD = 4096;

  private final SmtpDoor door;
  private final Line line;
  private Bytes in;
  private OutputStream out;
  private String hello = "";
  private @Nullable Login login;
  private @Nullable Envelope envelope;
  private boolean over;
  private int faults;

  Dialogue(SmtpDoor door, Line line) throws IOException {
    this.door = door;
    this.line = line;
    this.in = new Bytes(line.in());
    this.out = line.out();
  }

  void run() throws IOException {
    say("220 " + door.settings().name() + " ESMTP Mercure");
    while (!over) {
      Optional<String> said = in.line();
      if (said.isEmpty()) {
        fault("500 5.5.2 The line is too long, or does not end with CR LF");
      } else {
        answer(said.get());
      }
      if (faults > MOST_FAULTS) {
        say("421 4.7.0 Too many faults");
        return;
      }
    }
  }

  private void answer(String said) throws IOException {
    int space = said.indexOf(' ');
    String verb = (space < 0 ? said : said.substring(0, space)).toUpperCase(Locale.ROOT);
    String argument = space < 0 ? "" : said.substring(space + 1);
    try {
      switch (verb) {
        case "EHLO" -> hello(argument, true);
        case "HELO" -> hello(argument, false);
        case "STARTTLS" -> startTls();
        case "AUTH" -> authenticate(argument);
        case "MAIL" -> mail(argument);
        case "RCPT" -> recipient(argument);
        case "DATA" -> data();
        case "RSET" -> {
          envelope = null;
          say("250 2.0.0 Forgotten");
        }
        case "NOOP" -> say("250 2.0.0 Done");
        case "VRFY" -> say("252 2.5.0 Send it and see");
        case "QUIT" -> {
          say("221 2.0.0 Goodbye");
          over = true;
        }
        default -> fault("500 5.5.1 There is no such command");
      }
    } catch (DataAccessException | TransactionException e) {
      LOG.log(Level.WARNING, "the store does not answer", e);
      say("451 4.3.0 Mercure cannot do this now; try again later");
    }
  }

  private void say(String text) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void fault(String text) throws IOException {
    faults++;
    say(text);
  }

  private void hello(String name, boolean extended) throws IOException {
    hello = name.chars().allMatch(c -> c > ' ' && c < 127) && name.length() <= 255 ? name : "?";
    envelope = null;
    if (!extended) {
      say("250 " + door.settings().name());
      return;
    }
    var text = new StringBuilder("250-" + door.settings().name() + "\r\n");
    if (line.canStartTls()) {
      text.append("250-STARTTLS\r\n");
    }
    if (door.kind() == SmtpDoor.Kind.SUBMISSION && line.maySignIn()) {
      text.append("250-AUTH PLAIN\r\n");
    }
    text.append("250-SIZE ").append(ReadMessage.LARGEST).append("\r\n");
    say(text + "250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 ENHANCEDSTATUSCODES");
  }

  private void startTls() throws IOException {
    if (!line.canStartTls()) {
      fault("503 5.5.1 There is no TLS to start");
    } else if (in.hasMore()) {
      say("503 5.5.1 Nothing may follow STARTTLS before TLS");
      over = true;
    } else {
      say("220 2.0.0 Begin TLS");
      line.startTls();
      in = new Bytes(line.in());
      out = line.out();
      hello = "";
      envelope = null;
    }
  }

  private void authenticate(String argument) throws IOException {
    if (door.kind() != SmtpDoor.Kind.SUBMISSION || login != null || envelope != null) {
      fault("503 5.5.1 Not now");
      return;
    }
    if (!line.maySignIn()) {
      fault("538 5.7.11 Start TLS first");
      return;
    }
    String[] words = argument.split(" ", 2);
    if (!words[0].equalsIgnoreCase("PLAIN")) {
      fault("504 5.5.4 Only PLAIN is spoken here");
      return;
    }
    Optional<String> response = words.length > 1 ? Optional.of(words[1]) : ask();
    Optional<PlainSecret> secret = response.flatMap(PlainSecret::read);
    if (secret.isEmpty()) {
      fault("501 5.5.2 PLAIN takes user and secret in base64");
    } else {
      signIn(secret.get());
    }
  }

  private Optional<String> ask() throws IOException {
    say("334 ");
    return in.line();
  }

  private void signIn(PlainSecret secret) throws IOException {
    var throttle = door.house().throttle();
    if (!throttle.allows(line.from())) {
      fault("454 4.7.0 Too many failures from your address; wait some minutes");
      return;
    }
    Optional<Login> found =
        door.house().authenticator().login(secret.user(), secret.secret(), line.from());
    if (found.isEmpty()) {
      throttle.failed(line.from());
      fault(
          "535 5.7.8 Refused. Mail programs sign in with an application password or a key, never"
              + " with the password of the portal");
    } else {
      throttle.succeeded(line.from());
      login = found.get();
      say("235 2.7.0 Welcome");
    }
  }

  private void mail(String argument) throws IOException {
    if (hello.isEmpty() || envelope != null) {
      fault(envelope == null ? "503 5.5.1 Say EHLO first" : "503 5.5.1 One message at a time");
      return;
    }
    if (door.kind() == SmtpDoor.Kind.SUBMISSION && login == null) {
      fault("530 5.7.0 Sign in first");
      return;
    }
    Optional<MailPath> path = MailPath.read("FROM:", argument);
    if (path.isEmpty()) {
      fault("501 5.5.4 Expected FROM:<address>, with SIZE, BODY or SMTPUTF8 at most");
    } else if (path.get().size() > ReadMessage.LARGEST) {
      say("552 5.3.4 A message may have " + ReadMessage.LARGEST + " bytes");
    } else if (!owns(path.get().address())) {
      fault("553 5.7.1 This sender is not yours");
    } else {
      envelope = new Envelope(path.get().address(), path.get().size());
      say("250 2.1.0 Go on");
    }
  }

  /// Whether the client may send under this address: its own mailboxes when signed in; otherwise
  /// none of ours.
  private boolean owns(String address) {
    MailboxStore boxes = door.house().store().mailboxes();
    Login known = login;
    return known == null
        ? boxes.find(address).isEmpty()
        : boxes.of(known.person()).stream()
            .filter(box -> box.allows(Access.REPLY))
            .map(Mailbox::address)
            .anyMatch(address::equals);
  }

  private void recipient(String argument) throws IOException {
    Envelope open = envelope;
    Optional<MailPath> path = MailPath.read("TO:", argument);
    if (open == null) {
      fault("503 5.5.1 Say MAIL first");
    } else if (path.isEmpty() || path.get().address().isEmpty()) {
      fault("501 5.5.4 Expected TO:<address>");
    } else if (open.count() >= Envelope.MOST) {
      say("452 4.5.3 A message may have " + Envelope.MOST + " recipients");
    } else {
      add(open, path.get().address());
    }
  }

  private void add(Envelope open, String address) throws IOException {
    MailboxStore boxes = door.house().store().mailboxes();
    Optional<Boolean> room = boxes.hasRoom(address, Math.max(1, open.size()));
    if (room.isEmpty() && login != null && door.house().leaves().test(address)) {
      open.elsewhere().add(address);
      say("250 2.1.5 Go on");
    } else if (room.isEmpty()) {
      fault("550 5.1.1 There is no such mailbox here, and nothing is relayed");
    } else if (!room.get()) {
      say("452 4.2.2 The mailbox is full");
    } else {
      open.recipients().put(address, boxes.find(address).orElseThrow());
      say("250 2.1.5 Go on");
    }
  }

  private void data() throws IOException {
    Envelope open = envelope;
    if (open == null || open.count() == 0) {
      fault("503 5.5.1 Say MAIL and RCPT first");
      return;
    }
    envelope = null;
    say("354 End with a single dot");
    Instant now = door.house().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    try {
      byte[] head = trace(open, now);
      switch (in.message(
          head, ReadMessage.LARGEST - head.length - LONGEST_WORD, door.house().room())) {
        case Bytes.Arrived.TooLarge _ ->
            say("552 5.3.4 A message may have " + ReadMessage.LARGEST + " bytes");
        case Bytes.Arrived.BareBreak _ -> fault("550 5.6.0 Lines must end with CR LF");
        case Bytes.Arrived.Whole(byte[] bytes, Room.Held held) -> {
          try (held) {
            keep(open, judged(open, bytes, head.length), now);
          }
        }
      }
    } catch (Room.Full full) {
      say("421 4.3.1 " + full.getMessage());
      over = true;
    }
  }

  /// With our word on its sender, if it comes from outside; what others have written in our name is
  /// taken away.
  private byte[] judged(Envelope open, byte[] bytes, int head) {
    Optional<SenderCheck> senders = door.house().senders();
    if (senders.isEmpty()) {
      return bytes;
    }
    byte[] message = Arrays.copyOfRange(bytes, head, bytes.length);
    String word =
        login != null ? "" : senders.get().of(line.from(), hello, open.sender(), message).field();
    var judged = new ByteArrayOutputStream(bytes.length + word.length());
    judged.write(bytes, 0, head);
    judged.writeBytes(word.getBytes(StandardCharsets.UTF_8));
    judged.writeBytes(senders.get().withoutForged(message));
    return judged.toByteArray();
  }

  private void keep(Envelope open, byte[] bytes, Instant now) throws IOException {
    ReadMessage message = ReadMessage.of(bytes);
    if (!bearsItsSender(bytes)) {
      fault("550 5.7.1 The From field names somebody of this house who does not send this");
      return;
    }
    var deposit = new Deposit(message, Flags.NONE, now);
    boolean kept =
        door.house()
            .store()
            .messages()
            .deliver(
                List.copyOf(open.recipients().values()), open.sender(), open.elsewhere(), deposit);
    say(kept ? "250 2.0.0 Kept" : "452 4.2.2 A mailbox is full");
  }

  /// Nobody writes in the name of a mailbox here but its own people, signed in. What cannot be read
  /// counts as theirs: another program may read it.
  private boolean bearsItsSender(byte[] message) {
    return MimeScanner.scan(message).fields().stream()
        .filter(field -> field.name().equalsIgnoreCase("From"))
        .map(MimePart.Field::value)
        .allMatch(from ->
            MailAddress.isPlain(from)
                && MailAddress.read(from).stream().map(MailAddress::address).allMatch(this::owns));
  }

  /// The fields that say how the message came (RFC 5321 §4.4).
  private byte[] trace(Envelope open, Instant now) {
    String with = "ESMTP" + (line.isSecure() ? "S" : "") + (login == null ? "" : "A");
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
    return """
    Return-Path: <%s>\r
    Received: from %s (%s)\r
     by %s with %s; %s\r
    """
        .formatted(
            open.sender(), hello, line.from().getHostAddress(), door.settings().name(), with, date)
        .getBytes(StandardCharsets.UTF_8);
  }
}
