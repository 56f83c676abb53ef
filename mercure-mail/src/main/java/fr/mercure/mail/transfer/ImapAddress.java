// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.transfer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// A mailbox on another server, such as `imaps://claire@mail.example`.
///
/// @param implicitTls TLS from the first byte; otherwise STARTTLS, which must succeed unless the
///   server is on this machine
/// @param user as the server knows them
/// @param host lower case
public record ImapAddress(boolean implicitTls, String user, String host, int port) {
  private static final int IMAP = 143;
  private static final int IMAPS = 993;
  private static final int HIGHEST_PORT = 65_535;
  private static final int LONGEST = 500;

  /// Reads an address. The user may hold an `@`; what is special there is written `%40` or so.
  ///
  /// @return nothing if it is none, or holds a password: those are never arguments
  public static Optional<ImapAddress> read(String text) {
    boolean tls = text.startsWith("imaps://");
    if ((!tls && !text.startsWith("imap://")) || text.length() > LONGEST) {
      return Optional.empty();
    }
    String rest = text.substring(text.indexOf("//") + 2);
    int at = rest.lastIndexOf('@');
    String user = rest.substring(0, Math.max(0, at));
    String server = rest.substring(at + 1).replaceFirst("/$", "");
    if (user.isEmpty() || user.contains(":") || user.contains("/")) {
      return Optional.empty();
    }
    return server(server, tls ? IMAPS : IMAP)
        .flatMap(known ->
            decoded(user).map(name -> new ImapAddress(tls, name, known.host(), known.port())));
  }

  private record Server(String host, int port) {}

  private static Optional<Server> server(String text, int port) {
    int colon = text.endsWith("]") ? -1 : text.lastIndexOf(':');
    String host = (colon < 0 ? text : text.substring(0, colon)).toLowerCase(Locale.ROOT);
    String number = colon < 0 ? Integer.toString(port) : text.substring(colon + 1);
    boolean fine =
        host.matches("[a-z0-9._-]+|\\[[0-9a-f:.]+\\]")
            && number.matches("[0-9]{1,5}")
            && Integer.parseInt(number) <= HIGHEST_PORT
            && Integer.parseInt(number) > 0;
    return fine
        ? Optional.of(new Server(host.replaceAll("[\\[\\]]", ""), Integer.parseInt(number)))
        : Optional.empty();
  }

  private static Optional<String> decoded(String user) {
    try {
      return Optional.of(URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Whether the server is on this machine, where nobody listens in between.
  boolean isLocal() {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
  }

  /// Names the mailbox in the journal; the same however it is reached.
  @Override
  public String toString() {
    return user + "@" + host;
  }
}
