// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import fr.mercure.identity.Actor;
import fr.mercure.mail.FlagChange;
import fr.mercure.mail.Flags;
import fr.mercure.mail.Folder;
import fr.mercure.mail.ListStore;
import fr.mercure.mail.ListStore.Row;
import fr.mercure.mail.MailAddress;
import fr.mercure.mail.MailStore;
import fr.mercure.mail.SearchKey;
import fr.mercure.post.Letters;
import fr.mercure.post.MyMailbox;
import fr.mercure.post.MyMailboxes;
import fr.mercure.web.MailRow;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import fr.mercure.webmail.MailFrame.Line;
import fr.mercure.webmail.MailFrame.Link;
import fr.mercure.webmail.OfficialLetters.Official;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Makes frames from the mailboxes of the engine.
@Component
class MailFrameDesk implements MailFrames {
  private static final int ROWS = 50;

  private final MyMailboxes mailboxes;
  private final MailStore mail;
  private final Letters letters;
  private final OfficialLetters officials;
  private final MailSides sides;
  private final Clock clock;

  MailFrameDesk(
      MyMailboxes mailboxes,
      MailStore mail,
      Letters letters,
      OfficialLetters officials,
      MailSides sides,
      Clock clock) {
    this.mailboxes = mailboxes;
    this.mail = mail;
    this.letters = letters;
    this.officials = officials;
    this.sides = sides;
    this.clock = clock;
  }

  @Override
  public MyMailbox mailbox(Actor actor, String slug) {
    return mailboxes.of(actor).stream()
        .filter(mailbox -> mailbox.slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
  }

  @Override
  public Optional<String> letter(Actor actor, MyMailbox mailbox, String reference) {
    return letters
        .find(mailbox.box().id(), reference)
        .flatMap(place ->
            mail.folders().of(mailbox.box().id(), actor.id()).stream()
                .filter(folder -> folder.id() == place.folder())
                .findFirst()
                .map(folder -> MailPlaces.slug(folder) + "/" + place.uid()));
  }

  @Override
  public void read(Actor actor, MyMailbox mailbox, String reference) {
    var seen = new FlagChange(FlagChange.Way.ADD, new Flags(Flags.SEEN, List.of()));
    letters
        .find(mailbox.box().id(), reference)
        .ifPresent(place ->
            mail.flags()
                .change(
                    place.folder(), List.of(place.uid()), actor.id(), seen, false, Long.MAX_VALUE));
  }

  @Override
  public MailFrame of(
      Shell shell,
      Actor actor,
      MyMailbox mailbox,
      String place,
      Wish wish,
      Optional<MailFrame.Done> done) {
    List<Folder> folders = mail.folders().of(mailbox.box().id(), actor.id());
    Folder folder =
        MailPlaces.find(folders, place).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    List<Row> rows = rows(folder, actor, wish);
    String base = mailbox.path() + "/" + place;
    return new MailFrame(
        shell,
        mailbox.path(),
        mailbox.name(),
        mailbox.box().address(),
        links(mailbox, folders, actor, place, shell.texts()),
        others(actor, mailbox),
        place,
        MailPlaces.name(folder, shell.texts()),
        wish.query(),
        wish.unreadOnly(),
        true,
        lines(rows.stream().limit(ROWS).toList(), mailbox, base, wish, shell.texts()),
        rows.size() > ROWS ? next(base, wish, rows.get(ROWS - 1).uid()) : "",
        folder.nextUid(),
        done,
        sides.of(actor, mailbox, mailbox.path() + "/" + MailPlaces.INBOX, wish.query()));
  }

  private List<Row> rows(Folder folder, Actor actor, Wish wish) {
    long before =
        wish.before().matches("[0-9]{1,18}") ? Long.parseLong(wish.before()) : Long.MAX_VALUE;
    if (wish.query().isBlank() && !wish.unreadOnly()) {
      return mail.lists().conversations(folder.id(), actor.id(), before, ROWS + 1);
    }
    var keys = new ArrayList<SearchKey>();
    keys.add(MailSearch.read(wish.query()));
    if (wish.unreadOnly()) {
      keys.add(new SearchKey.Not(new SearchKey.Flagged(Flags.SEEN)));
    }
    return mail.lists()
        .messages(folder.id(), actor.id(), new SearchKey.And(keys), before, ROWS + 1);
  }

  private static String next(String base, Wish wish, long last) {
    return base
        + "?apres="
        + last
        + (wish.unreadOnly() ? "&etat=non-lus" : "")
        + (wish.query().isBlank()
            ? ""
            : "&q=" + URLEncoder.encode(wish.query(), StandardCharsets.UTF_8));
  }

  private List<Link> links(
      MyMailbox mailbox, List<Folder> folders, Actor actor, String place, Texts texts) {
    Map<Long, ListStore.Count> counts = mail.lists().counts(mailbox.box().id(), actor.id());
    var links = new ArrayList<Link>();
    for (Folder folder : MailPlaces.sorted(folders)) {
      String slug = MailPlaces.slug(folder);
      ListStore.Count count =
          Optional.ofNullable(counts.get(folder.id())).orElse(new ListStore.Count(0, 0));
      boolean drafts = slug.equals(MailPlaces.DRAFTS);
      links.add(
          new Link(
              mailbox.path() + "/" + slug,
              MailPlaces.icon(slug),
              MailPlaces.name(folder, texts),
              drafts ? count.messages() : count.unread(),
              !drafts,
              slug.equals(place)));
      if (slug.equals(MailPlaces.INBOX) && !mailbox.slug().equals(MyMailbox.OWN)) {
        links.addAll(official(mailbox, texts));
      }
    }
    return links;
  }

  private static List<Link> official(MyMailbox mailbox, Texts texts) {
    return List.of(
        new Link(
            mailbox.path() + "/officiels",
            "shield",
            texts.get("webmail.folder.officiels"),
            0,
            false,
            false),
        new Link(
            mailbox.path() + "/en-attente",
            "clock",
            texts.get("webmail.folder.en-attente"),
            0,
            false,
            false),
        new Link(
            mailbox.path() + "/consultations",
            "check",
            texts.get("webmail.folder.consultations"),
            0,
            false,
            false));
  }

  private List<Link> others(Actor actor, MyMailbox shown) {
    return mailboxes.of(actor).stream()
        .filter(mailbox -> !mailbox.slug().equals(shown.slug()))
        .map(mailbox ->
            new Link(
                mailbox.path() + "/" + MailPlaces.INBOX,
                mailbox.box().functional() ? "users" : "user",
                mailbox.name(),
                0,
                false,
                false))
        .toList();
  }

  private List<Line> lines(List<Row> rows, MyMailbox mailbox, String base, Wish wish, Texts texts) {
    Map<Long, String> references = letters.among(rows.stream().map(Row::message).toList());
    Map<String, Official> known = officials.of(mailbox, references.values(), texts);
    MailSides.Marks marks = sides.marks(mailbox, rows);
    Instant now = clock.instant();
    return rows.stream()
        .map(row -> {
          String reference = references.getOrDefault(row.message(), "");
          Optional<Official> official = Optional.ofNullable(known.get(reference));
          return marks.on(
              row,
              official
                  .map(o -> official(row, o, wish, now, texts))
                  .orElseGet(() -> line(row, base, wish, now, texts)));
        })
        .toList();
  }

  private static Line official(Row row, Official o, Wish wish, Instant now, Texts texts) {
    var shown =
        new MailRow(
            o.path(),
            o.sender(),
            o.subject(),
            when(row.receivedAt(), now, texts),
            !o.opened(),
            false,
            true,
            o.deadline(),
            o.excerpt(),
            o.path().equals(wish.current()));
    return new Line(
        shown,
        o.opened() ? "" : o.opening(),
        row.uid(),
        row.flags().has(Flags.FLAGGED),
        row.together());
  }

  private static Line line(Row row, String base, Wish wish, Instant now, Texts texts) {
    String path = base + "/" + row.uid();
    var shown =
        new MailRow(
            path,
            person(row.sender(), texts),
            row.subject().isBlank() ? texts.get("webmail.no-subject") : row.subject(),
            when(row.receivedAt(), now, texts),
            row.unread(),
            row.attached(),
            false,
            "",
            excerpt(row.excerpt()),
            path.equals(wish.current()));
    return new Line(
        shown,
        row.unread() ? path + "/lire" : "",
        row.uid(),
        row.flags().has(Flags.FLAGGED),
        row.together());
  }

  static String person(String field, Texts texts) {
    return MailAddress.read(field).stream()
        .findFirst()
        .map(a -> a.name().isBlank() ? a.address() : a.name())
        .orElse(texts.get("webmail.nobody"));
  }

  private static String excerpt(String words) {
    String line = words.replaceAll("\\s+", " ").strip();
    return line.substring(0, Math.min(line.length(), 160));
  }

  static String when(Instant at, Instant now, Texts texts) {
    LocalDate day = LocalDate.ofInstant(at, Texts.ZONE);
    return day.equals(LocalDate.ofInstant(now, Texts.ZONE)) ? texts.time(at) : texts.date(day);
  }
}
