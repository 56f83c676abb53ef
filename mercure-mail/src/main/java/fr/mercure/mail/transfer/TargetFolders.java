// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.transfer;

import fr.mercure.mail.Folder;
import fr.mercure.mail.FolderStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where the folders of another server go: those of a special use to ours of the same use, by the
/// server's word (RFC 6154) or else by the names that servers give them; others keep their names.
final class TargetFolders {
  private static final Map<String, String> NAMES = new HashMap<>();

  static {
    name("\\Sent", "sent", "sent items", "sent messages", "sent mail", "envoy\u00e9s");
    name("\\Sent", "\u00e9l\u00e9ments envoy\u00e9s", "messages envoy\u00e9s");
    name("\\Drafts", "drafts", "draft", "brouillons");
    name("\\Trash", "trash", "deleted items", "deleted messages", "bin", "corbeille");
    name("\\Trash", "\u00e9l\u00e9ments supprim\u00e9s");
    name("\\Junk", "junk", "spam", "junk e-mail", "bulk mail", "ind\u00e9sirables");
    name("\\Junk", "courrier ind\u00e9sirable", "pourriels");
    name("\\Archive", "archive", "archives");
  }

  private static void name(String use, String... names) {
    for (String name : names) {
      NAMES.put(name, use);
    }
  }

  private final FolderStore folders;
  private final long mailbox;
  private final Map<String, String> ours = new HashMap<>();

  TargetFolders(FolderStore folders, long mailbox) {
    this.folders = folders;
    this.mailbox = mailbox;
    folders.of(mailbox, "").stream()
        .filter(folder -> !folder.specialUse().isEmpty())
        .forEach(folder -> ours.putIfAbsent(folder.specialUse(), folder.name()));
  }

  /// Whether every message of such a folder is in another one too.
  static boolean isVirtual(Collection<String> attributes) {
    return attributes.stream()
        .map(attribute -> attribute.toLowerCase(Locale.ROOT))
        .anyMatch(List.of("\\all", "\\flagged", "\\important")::contains);
  }

  /// The name here of a folder there.
  ///
  /// @param separator of its levels there
  /// @return nothing if that name is not possible here
  Optional<String> name(String name, char separator, Collection<String> attributes) {
    if (name.equalsIgnoreCase("INBOX")) {
      return Optional.of("INBOX");
    }
    Optional<String> use =
        ours.keySet().stream()
            .filter(known -> attributes.stream().anyMatch(known::equalsIgnoreCase))
            .findFirst()
            .or(() -> Optional.ofNullable(NAMES.get(name.toLowerCase(Locale.ROOT))));
    return use.map(ours::get).or(() -> path(name, separator));
  }

  private static Optional<String> path(String name, char separator) {
    String path =
        (separator == '/' ? name : name.replace('/', '-').replace(separator, '/'))
            .replaceAll("\\p{Cntrl}", "_");
    boolean fine =
        path.length() <= FolderStore.LONGEST_NAME
            && !path.isEmpty()
            && !path.startsWith("/")
            && !path.endsWith("/")
            && !path.contains("//");
    return fine ? Optional.of(path) : Optional.empty();
  }

  /// Key of a folder here, made if there is none.
  ///
  /// @return nothing if there may be no more
  Optional<Long> open(String name) {
    return find(name)
        .or(() -> {
          folders.create(mailbox, name);
          return find(name);
        });
  }

  Optional<Long> find(String name) {
    return folders.find(mailbox, name, "").map(Folder::id);
  }
}
