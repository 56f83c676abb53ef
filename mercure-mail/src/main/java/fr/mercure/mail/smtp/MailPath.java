// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.smtp;

import java.util.Locale;
import java.util.Optional;

/// The argument of MAIL or RCPT (RFC 5321 §4.1.2).
///
/// @param address lower case; empty for the null sender
/// @param size that the client announces; 0 if it announces none
record MailPath(String address, long size) {
  private static final int LONGEST_ADDRESS = 254;
  private static final int LONGEST_LOCAL = 64;

  /// Reads what follows the verb.
  ///
  /// @param prefix `FROM:` or `TO:`
  /// @return nothing if it is no path, or has a parameter that is not known here
  static Optional<MailPath> read(String prefix, String argument) {
    String text = argument.strip();
    if (!text.regionMatches(true, 0, prefix, 0, prefix.length())) {
      return Optional.empty();
    }
    String path = text.substring(prefix.length()).strip();
    int end = path.indexOf('>');
    if (!path.startsWith("<") || end < 0) {
      return Optional.empty();
    }
    String address = path.substring(path.startsWith("<@") ? path.indexOf(':') + 1 : 1, end);
    return isAddress(address)
        ? size(path.substring(end + 1).strip())
            .map(size -> new MailPath(address.toLowerCase(Locale.ROOT), size))
        : Optional.empty();
  }

  private static boolean isAddress(String address) {
    if (address.isEmpty()) {
      return true;
    }
    int at = address.lastIndexOf('@');
    return at > 0
        && at <= LONGEST_LOCAL
        && at < address.length() - 1
        && address.length() <= LONGEST_ADDRESS
        && address.chars().noneMatch(c -> c <= ' ' || c == 127 || c == '<' || c == '>');
  }

  private static Optional<Long> size(String parameters) {
    long size = 0;
    for (String parameter : parameters.isEmpty() ? new String[0] : parameters.split(" ")) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      switch (name.toUpperCase(Locale.ROOT)) {
        case "SIZE" -> {
          Optional<Long> read = digits(parameter.substring(equals + 1));
          if (read.isEmpty()) {
            return Optional.empty();
          }
          size = read.get();
        }
        case "BODY", "SMTPUTF8", "AUTH", "" -> {} // all of it is kept as it comes
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(size);
  }

  private static Optional<Long> digits(String text) {
    boolean fine =
        !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return fine ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
