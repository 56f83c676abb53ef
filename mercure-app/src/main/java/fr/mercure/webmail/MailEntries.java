// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import fr.mercure.identity.Actor;
import fr.mercure.mail.Folder;
import fr.mercure.mail.ListStore.Row;
import fr.mercure.mail.MailContent;
import fr.mercure.mail.MailStore;
import fr.mercure.post.Letters;
import fr.mercure.web.Shell;
import fr.mercure.webmail.MailMessagePage.Entry;
import fr.mercure.webmail.MailMessagePage.File;
import fr.mercure.webmail.MailReading.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// The messages of a conversation as its page shows them, oldest first.
@Component
class MailEntries {
  private static final int LONGEST_CONVERSATION = 30;

  private final MailReading reading;
  private final MailStore mail;
  private final Letters letters;

  MailEntries(MailReading reading, MailStore mail, Letters letters) {
    this.reading = reading;
    this.mail = mail;
    this.letters = letters;
  }

  List<Entry> of(Shell shell, Actor actor, Found found, List<Folder> folders) {
    long thread =
        mail.lists()
            .thread(found.folder().id(), found.placed().uid())
            .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    List<Row> rows =
        mail.lists()
            .conversation(found.mailbox().box().id(), thread, actor.id(), LONGEST_CONVERSATION);
    Map<Long, String> official = letters.among(rows.stream().map(Row::message).toList());
    var entries = new ArrayList<Entry>();
    boolean shown = false;
    for (Row row : rows) {
      boolean open = row.message() == found.placed().message();
      shown |= open;
      if (open) {
        entries.add(entry(shell, found.path(), row.receivedAt(), found.content(), true));
      } else {
        entries.add(other(shell, found, row, folders, official));
      }
    }
    if (!shown) {
      entries.add(entry(shell, found.path(), found.placed().receivedAt(), found.content(), true));
    }
    return entries;
  }

  private Entry other(
      Shell shell, Found found, Row row, List<Folder> folders, Map<Long, String> official) {
    String reference = official.get(row.message());
    if (reference != null) {
      String path = found.mailbox().path() + "/m/" + reference;
      return new Entry(
          path,
          initials(row.sender()),
          MailFrameDesk.person(row.sender(), shell.texts()),
          row.subject(),
          shell.texts().date(row.receivedAt()),
          false,
          path,
          List.of(),
          "",
          0,
          List.of());
    }
    String place =
        folders.stream()
            .filter(folder -> folder.id() == row.folder())
            .findFirst()
            .map(MailPlaces::slug)
            .orElse(MailPlaces.INBOX);
    String path = "%s/%s/%d".formatted(found.mailbox().path(), place, row.uid());
    return entry(shell, path, row.receivedAt(), reading.content(row.message()), false);
  }

  private static Entry entry(
      Shell shell, String path, Instant at, MailContent content, boolean open) {
    MailHtml html = MailHtml.of(content.html(), content.parts());
    var files = new ArrayList<File>();
    for (int i = 0; i < content.parts().size(); i++) {
      MailContent.Part part = content.parts().get(i);
      if (!part.inline()) {
        String name = part.name().isEmpty() ? shell.text("webmail.piece", i + 1) : part.name();
        files.add(file(path + "/piece/" + i, name, size(shell, part.bytes().length), part));
      }
    }
    boolean asHtml = !content.html().isBlank();
    return new Entry(
        path,
        initials(content.from()),
        content.from().isBlank() ? shell.text("webmail.nobody") : content.from(),
        shell.text("webmail.to", to(content), shell.texts().date(at)),
        shell.texts().date(at),
        open,
        "",
        asHtml ? List.of() : MailText.pieces(content.text()),
        asHtml ? path + "/corps" : "",
        html.blocked(),
        files);
  }

  private static File file(String path, String name, String size, MailContent.Part part) {
    boolean picture = MailPreview.isPicture(part);
    boolean shown = picture || MailPreview.isText(part);
    return new File(path, name, size, shown ? path + "/apercu" : "", picture);
  }

  private static String to(MailContent content) {
    return content.cc().isBlank() ? content.to() : content.to() + ", " + content.cc();
  }

  private static String size(Shell shell, int bytes) {
    return bytes < 1024 * 1024
        ? shell.text("webmail.kilobytes", Math.max(1, bytes / 1024))
        : shell.text("webmail.megabytes", bytes / (1024 * 1024));
  }

  private static String initials(String from) {
    String letters = from.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    return letters.isEmpty()
        ? "?"
        : letters.substring(0, Math.min(2, letters.length())).toUpperCase(Locale.ROOT);
  }
}
