// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Access;
import fr.mercure.mail.DoorSettings;
import fr.mercure.mail.Folder;
import fr.mercure.mail.House;
import fr.mercure.mail.Line;
import fr.mercure.mail.Login;
import fr.mercure.mail.MailStore;
import fr.mercure.mail.Mailbox;
import fr.mercure.mail.Placed;
import fr.mercure.mail.Quoted;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// What has been agreed with one client so far.
final class Session {
  static final String SHARED = "Shared/";

  private final DoorSettings settings;
  private final House house;
  private final Line line;
  private final AtomicBoolean signedIn;
  private Input input;
  private Output output;
  private @Nullable Login login;
  private @Nullable View view;
  private boolean utf8;
  private boolean tellsModseq;
  private boolean over;

  Session(DoorSettings settings, House house, Line line, AtomicBoolean signedIn)
      throws IOException {
    this.settings = settings;
    this.house = house;
    this.line = line;
    this.signedIn = signedIn;
    this.output = new Output(line.out());
    this.input = new Input(line.in(), this::prompt);
  }

  private void prompt() throws IOException {
    prompt("go on");
  }

  void prompt(String text) throws IOException {
    output.line("+ " + text);
    output.flush();
  }

  void greet() throws IOException {
    output.untagged("OK [" + Capability.of(this) + "] " + settings.name() + " ready");
    output.flush();
  }

  Input input() {
    return input;
  }

  Output output() {
    return output;
  }

  Line line() {
    return line;
  }

  House house() {
    return house;
  }

  MailStore store() {
    return house.store();
  }

  boolean isKnown() {
    return login != null;
  }

  boolean isOver() {
    return over;
  }

  /// Says goodbye; nothing more is read.
  void end(String text) throws IOException {
    output.untagged("BYE " + text);
    output.flush();
    over = true;
  }

  void leave() throws IOException {
    if (!over) {
      end("Too many faults.");
    }
  }

  void finish(String tag, Reply reply) throws IOException {
    output.line(tag + " " + reply.status() + " " + reply.text());
    output.flush();
  }

  void startTls() throws IOException {
    line.startTls();
    output = new Output(line.out());
    input = new Input(line.in(), this::prompt);
  }

  /// Lets the person in if user and secret are right, and tells the throttle.
  Reply signIn(String user, String secret) {
    InetAddress from = line.from();
    if (!house.throttle().allows(from)) {
      return Reply.no("[UNAVAILABLE] Too many failures from your address; wait some minutes.");
    }
    Optional<Login> found = house.authenticator().login(user, secret, from);
    if (found.isEmpty() || boxesOf(found.get()).isEmpty()) {
      house.throttle().failed(from);
      return Reply.no(
          "[AUTHENTICATIONFAILED] Refused. Mail programs sign in with an application password or a"
              + " key, never with the password of the portal.");
    }
    house.throttle().succeeded(from);
    login = found.get();
    signedIn.set(true);
    return Reply.ok("[" + Capability.of(this) + "] Welcome");
  }

  private Login login() {
    Login known = login;
    if (known == null) {
      throw new IllegalStateException("not signed in");
    }
    return known;
  }

  String person() {
    return login().person();
  }

  private List<Mailbox> boxesOf(Login who) {
    return store().mailboxes().of(who.person());
  }

  /// The mailboxes that the person may read now.
  List<Mailbox> boxes() {
    return boxesOf(login());
  }

  boolean isHome(Mailbox box) {
    return box.address().equals(login().home().toLowerCase(Locale.ROOT));
  }

  /// A folder by the mailbox it is or would be in.
  record Place(Mailbox mailbox, String folder) {}

  /// What a name from the client means.
  Place place(String wire, Access needed) throws Refused {
    String name = utf8 ? wire : FolderName.decode(wire);
    Place place = name.startsWith(SHARED) ? shared(name) : home(name);
    if (!place.mailbox().allows(needed)) {
      throw Refused.no("[NOPERM] You may read this mailbox, but not change it.");
    }
    return place;
  }

  private Place home(String name) throws Refused {
    return boxes().stream()
        .filter(this::isHome)
        .findFirst()
        .map(box -> new Place(box, inbox(name)))
        .orElseThrow(() -> Refused.no("[NONEXISTENT] There is no such folder."));
  }

  private Place shared(String name) throws Refused {
    int slash = name.indexOf('/', SHARED.length());
    String address = name.substring(SHARED.length(), slash < 0 ? name.length() : slash);
    String folder = slash < 0 ? "" : name.substring(slash + 1);
    return boxes().stream()
        .filter(box -> !isHome(box) && box.address().equals(address) && !folder.isEmpty())
        .findFirst()
        .map(box -> new Place(box, inbox(folder)))
        .orElseThrow(() -> Refused.no("[NONEXISTENT] There is no such folder."));
  }

  private static String inbox(String name) {
    return name.equalsIgnoreCase("INBOX") ? "INBOX" : name;
  }

  /// A folder that exists.
  Folder folder(Place place) throws Refused {
    return store()
        .folders()
        .find(place.mailbox().id(), place.folder(), person())
        .orElseThrow(() -> Refused.no("[NONEXISTENT] There is no such folder."));
  }

  /// As {@link #folder}, for something to be put into.
  Folder target(Place place) throws Refused {
    return store()
        .folders()
        .find(place.mailbox().id(), place.folder(), person())
        .orElseThrow(() -> Refused.no("[TRYCREATE] There is no such folder."));
  }

  /// The whole name of a folder, as the client writes names.
  String name(Mailbox box, String folder) {
    return isHome(box) ? folder : SHARED + box.address() + "/" + folder;
  }

  /// A name ready to be sent.
  String quoted(String name) {
    return Quoted.quote(utf8 ? name : FolderName.encode(name));
  }

  void useUtf8() {
    utf8 = true;
  }

  boolean isUtf8() {
    return utf8;
  }

  void tellModseqs() {
    tellsModseq = true;
  }

  boolean tellsModseq() {
    return tellsModseq;
  }

  boolean hasView() {
    return view != null;
  }

  View view() {
    View selected = view;
    if (selected == null) {
      throw new IllegalStateException("nothing is selected");
    }
    return selected;
  }

  void select(@Nullable View selected) {
    view = selected;
  }

  /// Tells what others have changed in the selected folder.
  void tellNews() throws IOException {
    View selected = view;
    if (selected == null || over) {
      return;
    }
    boolean mayRead = boxes().stream().anyMatch(box -> box.id() == selected.mailbox().id());
    Optional<Long> highest = store().folders().highestModseq(selected.folder().id());
    if (!mayRead || highest.isEmpty()) {
      view = null;
      end("The selected folder is gone.");
    } else if (highest.get() > selected.modseq()) {
      tell(selected, highest.get());
    }
  }

  private void tell(View selected, long upTo) throws IOException {
    var news = store().reading().news(selected.folder().id(), person(), selected.modseq(), upTo);
    for (long uid : news.gone()) {
      int number = selected.remove(uid);
      if (number > 0) {
        output.untagged(number + " EXPUNGE");
      }
    }
    long came = news.changed().stream().filter(placed -> selected.add(placed.uid())).count();
    if (came > 0) {
      output.untagged(selected.count() + " EXISTS");
    }
    for (Placed placed : news.changed()) {
      if (!selected.wasTold(placed.uid(), placed.modseq())) {
        tellFlags(selected, placed);
      }
    }
    selected.knows(upTo);
  }

  /// Tells the flags of one message.
  void tellFlags(View selected, Placed placed) throws IOException {
    int number = selected.number(placed.uid());
    if (number > 0) {
      String modseq = tellsModseq ? " MODSEQ (" + placed.modseq() + ")" : "";
      output.untagged(
          "%d FETCH (UID %d FLAGS %s%s)".formatted(number, placed.uid(), placed.flags(), modseq));
      selected.told(placed.uid(), placed.modseq());
    }
  }
}
