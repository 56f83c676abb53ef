// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.managesieve;

import fr.mercure.mail.Access;
import fr.mercure.mail.Line;
import fr.mercure.mail.Login;
import fr.mercure.mail.Mailbox;
import fr.mercure.mail.PlainSecret;
import fr.mercure.mail.RuleStore;
import fr.mercure.mail.managesieve.Words.Command;
import fr.mercure.mail.managesieve.Words.Refused;
import fr.mercure.mail.sieve.SieveScript;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// One ManageSieve session.
final class Dialogue {
  private static final System.Logger LOG = System.getLogger(Dialogue.class.getName());
  private static final int MOST_FAULTS = 10;
  private static final Set<String> OPEN =
      Set.of("CAPABILITY", "STARTTLS", "AUTHENTICATE", "LOGOUT", "NOOP");

  private final ManageSieveDoor door;
  private final Line line;
  private Words in;
  private OutputStream out;
  private volatile @Nullable Login login;
  private boolean over;
  private int faults;

  Dialogue(ManageSieveDoor door, Line line) throws IOException {
    this.door = door;
    this.line = line;
    this.in = new Words(line.in(), SieveScript.LARGEST);
    this.out = line.out();
  }

  boolean isKnown() {
    return login != null;
  }

  void run() throws IOException {
    capabilities();
    while (!over) {
      try {
        answer(in.command());
      } catch (Refused refused) {
        faults++;
        over = refused.isFatal() || faults > MOST_FAULTS;
        say((over ? "BYE " : "NO ") + quoted(refused.text()));
      } catch (DataAccessException | TransactionException e) {
        LOG.log(Level.WARNING, "the store does not answer", e);
        say("NO (TRYLATER) \"Mercure cannot do this now\"");
      }
    }
  }

  private void say(String text) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String quoted(String text) {
    return "\""
        + text.replaceAll("[\\r\\n]+", " ").replace("\\", "\\\\").replace("\"", "\\\"")
        + "\"";
  }

  private void capabilities() throws IOException {
    var text = new StringBuilder("\"IMPLEMENTATION\" \"Mercure\"\r\n");
    text.append("\"SASL\" ").append(line.maySignIn() ? "\"PLAIN\"" : "\"\"").append("\r\n");
    text.append("\"SIEVE\" ")
        .append(quoted(String.join(" ", SieveScript.EXTENSIONS)))
        .append("\r\n");
    if (line.canStartTls()) {
      text.append("\"STARTTLS\"\r\n");
    }
    text.append("\"MAXREDIRECTS\" \"5\"\r\n\"VERSION\" \"1.0\"\r\nOK ");
    say(text + quoted(door.settings().name() + " ready"));
  }

  private void answer(Command command) throws IOException, Refused {
    if (login == null && !OPEN.contains(command.name())) {
      throw new Refused("Sign in first", false);
    }
    switch (command.name()) {
      case "CAPABILITY" -> capabilities();
      case "STARTTLS" -> startTls();
      case "AUTHENTICATE" -> authenticate(command);
      case "NOOP" -> say(command.strings().isEmpty() ? "OK" : noop(command.text(0)));
      case "LOGOUT" -> {
        say("OK \"Goodbye\"");
        over = true;
      }
      case "HAVESPACE" -> haveSpace(command);
      case "PUTSCRIPT" -> put(command);
      case "CHECKSCRIPT" -> check(command.strings());
      case "LISTSCRIPTS" -> list();
      case "SETACTIVE" -> say(activate(command.text(0)));
      case "GETSCRIPT" -> get(command.text(0));
      case "DELETESCRIPT" -> say(told(rules().delete(mailbox(), command.text(0))));
      case "RENAMESCRIPT" -> say(told(rules().rename(mailbox(), command.text(0), command.text(1))));
      default -> throw new Refused("There is no such command", false);
    }
  }

  private static String noop(String tag) {
    return "OK (TAG " + quoted(tag) + ") \"Done\"";
  }

  private void startTls() throws IOException, Refused {
    if (!line.canStartTls() || login != null) {
      throw new Refused("There is no TLS to start", false);
    }
    if (in.hasMore()) {
      throw new Refused("Nothing may follow STARTTLS before TLS", true);
    }
    say("OK \"Begin TLS\"");
    line.startTls();
    in = new Words(line.in(), SieveScript.LARGEST);
    out = line.out();
    capabilities();
  }

  private void authenticate(Command command) throws IOException, Refused {
    if (login != null) {
      throw new Refused("You have signed in already", false);
    }
    if (!line.maySignIn()) {
      say("NO (ENCRYPT-NEEDED) \"Start TLS first\"");
      return;
    }
    if (!command.text(0).equalsIgnoreCase("PLAIN")) {
      throw new Refused("Only PLAIN is spoken here", false);
    }
    String response = command.strings().size() > 1 ? command.text(1) : ask();
    Optional<PlainSecret> secret = PlainSecret.read(response);
    if (secret.isEmpty()) {
      throw new Refused("PLAIN takes user and secret in base64", false);
    }
    signIn(secret.get());
  }

  private String ask() throws IOException, Refused {
    say("\"\"");
    return Words.text(in.answer());
  }

  private void signIn(PlainSecret secret) throws IOException, Refused {
    var throttle = door.house().throttle();
    if (!throttle.allows(line.from())) {
      throw new Refused("Too many failures from your address; wait some minutes", false);
    }
    Optional<Login> found =
        door.house().authenticator().login(secret.user(), secret.secret(), line.from());
    if (found.isEmpty()) {
      throttle.failed(line.from());
      throw new Refused(
          "Refused. Mail programs sign in with an application password or a key, never with the"
              + " password of the portal.",
          false);
    }
    throttle.succeeded(line.from());
    login = found.get();
    say("OK \"Welcome\"");
  }

  private RuleStore rules() {
    return door.house().store().rules();
  }

  /// The mailbox of the person, as long as they may change it.
  private long mailbox() throws Refused {
    Login known = login;
    if (known == null) {
      throw new Refused("Sign in first", false);
    }
    return door.house().store().mailboxes().of(known.person()).stream()
        .filter(box -> box.address().equalsIgnoreCase(known.home()))
        .filter(box -> box.allows(Access.MANAGE))
        .map(Mailbox::id)
        .findFirst()
        .orElseThrow(() -> new Refused("You may not change the rules of this mailbox", false));
  }

  private void haveSpace(Command command) throws IOException, Refused {
    String size = command.text(1);
    if (!size.matches("[0-9]{1,10}")) {
      throw new Refused("Expected a name and a size", false);
    }
    boolean room = rules().hasRoom(mailbox(), command.text(0), Long.parseLong(size));
    say(room ? "OK" : "NO (QUOTA) \"There is no room for it\"");
  }

  private void put(Command command) throws IOException, Refused {
    if (command.strings().size() != 2) {
      throw new Refused("Expected a name and a script", false);
    }
    say(
        switch (rules().put(mailbox(), command.text(0), command.strings().get(1))) {
          case RuleStore.Put.Kept() -> "OK";
          case RuleStore.Put.Bad(var fault) -> "NO " + quoted(fault.toString());
          case RuleStore.Put.TooMany() ->
              "NO (QUOTA/MAXSCRIPTS) \"A mailbox may have " + RuleStore.MOST + " scripts\"";
          case RuleStore.Put.BadName() -> "NO \"This is no name for a script\"";
        });
  }

  private void check(List<byte[]> strings) throws IOException, Refused {
    if (strings.size() != 1) {
      throw new Refused("Expected a script", false);
    }
    say(
        switch (SieveScript.read(strings.getFirst())) {
          case SieveScript.Read.Good _ -> "OK";
          case SieveScript.Read.Bad(var fault) -> "NO " + quoted(fault.toString());
        });
  }

  private void list() throws IOException, Refused {
    var text = new StringBuilder();
    for (RuleStore.Script script : rules().of(mailbox())) {
      text.append(quoted(script.name())).append(script.active() ? " ACTIVE\r\n" : "\r\n");
    }
    say(text + "OK");
  }

  private String activate(String name) throws Refused {
    return rules().activate(mailbox(), name)
        ? "OK"
        : "NO (NONEXISTENT) \"There is no such script\"";
  }

  private void get(String name) throws IOException, Refused {
    Optional<String> text = rules().text(mailbox(), name);
    if (text.isEmpty()) {
      say("NO (NONEXISTENT) \"There is no such script\"");
      return;
    }
    byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
    out.write(("{" + bytes.length + "}\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    say("\r\nOK");
  }

  private static String told(RuleStore.Change change) {
    return switch (change) {
      case DONE -> "OK";
      case MISSING -> "NO (NONEXISTENT) \"There is no such script\"";
      case EXISTS -> "NO (ALREADYEXISTS) \"There is a script of this name\"";
      case ACTIVE -> "NO (ACTIVE) \"The script is in force\"";
      case BAD_NAME -> "NO \"This is no name for a script\"";
    };
  }
}
