// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.transfer;

import fr.mercure.mail.Flags;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/// The other server, read through Angus Mail; nothing is changed there, not even what is seen.
final class ImapSource implements AutoCloseable {
  private static final int PIECE = 1024 * 1024;
  private static final int LONGEST_SILENCE_MS = 60_000;

  private final Store store;

  private ImapSource(Store store) {
    this.store = store;
  }

  /// Connects and signs in.
  ///
  /// @param trust whose certificates are believed
  static ImapSource open(ImapAddress address, String password, SSLContext trust)
      throws MessagingException {
    String protocol = address.implicitTls() ? "imaps" : "imap";
    Session session = Session.getInstance(properties("mail." + protocol + ".", address, trust));
    Store store = session.getStore(protocol);
    store.connect(address.host(), address.port(), address.user(), password);
    return new ImapSource(store);
  }

  private static Properties properties(String prefix, ImapAddress address, SSLContext trust) {
    var properties = new Properties();
    properties.put(prefix + "connectiontimeout", LONGEST_SILENCE_MS);
    properties.put(prefix + "timeout", LONGEST_SILENCE_MS);
    properties.put(prefix + "writetimeout", LONGEST_SILENCE_MS);
    properties.put(prefix + "starttls.enable", "true");
    properties.put(prefix + "starttls.required", Boolean.toString(!address.isLocal()));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "ssl.socketFactory", trust.getSocketFactory());
    properties.put(prefix + "peek", "true");
    properties.put(prefix + "fetchsize", PIECE);
    properties.put(prefix + "ignorebodystructuresize", "true");
    return properties;
  }

  boolean isThere() {
    return store.isConnected();
  }

  /// Folders that hold messages.
  List<IMAPFolder> folders() throws MessagingException {
    var folders = new ArrayList<IMAPFolder>();
    for (Folder folder : store.getDefaultFolder().list("*")) {
      if ((folder.getType() & Folder.HOLDS_MESSAGES) != 0 && folder instanceof IMAPFolder imap) {
        folders.add(imap);
      }
    }
    return folders;
  }

  /// Where the server shows mailboxes of others (RFC 2342); none if it does not say.
  List<String> othersBegin() throws MessagingException {
    var begins = new ArrayList<String>();
    for (Folder space : store.getUserNamespaces("")) {
      begins.add(space.getFullName());
    }
    for (Folder space : store.getSharedNamespaces()) {
      begins.add(space.getFullName());
    }
    begins.removeIf(String::isEmpty);
    return begins;
  }

  /// Messages of an open folder by number, with UID, flags, date and size.
  static List<IMAPMessage> messages(IMAPFolder folder, int first, int last)
      throws MessagingException {
    Message[] messages = folder.getMessages(first, last);
    var profile = new FetchProfile();
    profile.add(UIDFolder.FetchProfileItem.UID);
    profile.add(FetchProfile.Item.FLAGS);
    profile.add(FetchProfile.Item.SIZE);
    profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
    folder.fetch(messages, profile);
    return Arrays.stream(messages).map(IMAPMessage.class::cast).toList();
  }

  /// The bytes of a message, no more than so many; one more tells that there are more.
  static byte[] bytes(IMAPMessage message, int most) throws MessagingException, IOException {
    try (InputStream in = message.getMimeStream()) {
      return in.readNBytes(most + 1);
    }
  }

  /// Flags that a message has there, as far as it can have them here.
  static Flags flags(Message message) throws MessagingException {
    jakarta.mail.Flags theirs = message.getFlags();
    var names = new ArrayList<String>();
    add(theirs, jakarta.mail.Flags.Flag.SEEN, "\\Seen", names);
    add(theirs, jakarta.mail.Flags.Flag.ANSWERED, "\\Answered", names);
    add(theirs, jakarta.mail.Flags.Flag.FLAGGED, "\\Flagged", names);
    add(theirs, jakarta.mail.Flags.Flag.DELETED, "\\Deleted", names);
    add(theirs, jakarta.mail.Flags.Flag.DRAFT, "\\Draft", names);
    Arrays.stream(theirs.getUserFlags())
        .filter(ImapSource::isKeyword)
        .limit(Flags.MOST_KEYWORDS)
        .forEach(names::add);
    return Flags.of(names);
  }

  private static void add(
      jakarta.mail.Flags theirs, jakarta.mail.Flags.Flag flag, String name, List<String> names) {
    if (theirs.contains(flag)) {
      names.add(name);
    }
  }

  private static boolean isKeyword(String name) {
    return name.length() <= Flags.LONGEST_KEYWORD && name.matches("[A-Za-z0-9$_.:-]+");
  }

  @Override
  public void close() throws MessagingException {
    store.close();
  }
}
