// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.mail.Folder;
import fr.mercure.web.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Folders as addresses and people name them.
final class MailPlaces {
  static final String INBOX = "reception";
  static final String DRAFTS = "brouillons";
  static final String SENT = "envoyes";
  static final String ARCHIVE = "archivage";
  static final String JUNK = "indesirables";
  static final String TRASH = "corbeille";

  private static final String OTHER = "dossier-";
  private static final List<String> ORDER = List.of(INBOX, DRAFTS, SENT, ARCHIVE, JUNK, TRASH);
  private static final Map<String, String> BY_USE =
      Map.of(
          "\\Drafts", DRAFTS,
          "\\Sent", SENT,
          "\\Archive", ARCHIVE,
          "\\Junk", JUNK,
          "\\Trash", TRASH);
  private static final Map<String, String> ICONS =
      Map.of(
          INBOX, "inbox",
          DRAFTS, "file",
          SENT, "send",
          ARCHIVE, "archive",
          JUNK, "alert",
          TRASH, "trash");

  private MailPlaces() {}

  /// How addresses of pages call a folder: by what it is for, else by its number of IMAP, which
  /// outlives a new name.
  static String slug(Folder folder) {
    if (folder.name().equals("INBOX")) {
      return INBOX;
    }
    return BY_USE.getOrDefault(folder.specialUse(), OTHER + folder.uidValidity());
  }

  static Optional<Folder> find(List<Folder> folders, String slug) {
    return folders.stream().filter(folder -> slug(folder).equals(slug)).findFirst();
  }

  static String icon(String slug) {
    return ICONS.getOrDefault(slug, "folder");
  }

  static String name(Folder folder, Texts texts) {
    String slug = slug(folder);
    return slug.startsWith(OTHER) ? folder.name() : texts.get("webmail.folder." + slug);
  }

  /// Those that everybody has first, then the others by name.
  static List<Folder> sorted(List<Folder> folders) {
    return folders.stream()
        .sorted(Comparator.comparingInt(MailPlaces::rank).thenComparing(Folder::name))
        .toList();
  }

  private static int rank(Folder folder) {
    int rank = ORDER.indexOf(slug(folder));
    return rank < 0 ? ORDER.size() : rank;
  }
}
