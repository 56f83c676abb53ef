// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.util.ContentUtil;

/// Somebody that mail comes from or goes to.
///
/// @param name shown; may be empty
/// @param address lower case, with its `@`
public record MailAddress(String name, String address) {
  private static final int MOST = 200;
  private static final int LONGEST = 254;

  /// The addresses of a field or of what a person typed, in order; what is none is left out.
  public static List<MailAddress> read(String field) {
    var bytes =
        ContentUtil.encode(StandardCharsets.UTF_8, field.replace(';', ',').replace('\n', ','));
    return LenientAddressParser.DEFAULT
        .parseAddressList(bytes, new ParserCursor(0, bytes.length()))
        .flatten()
        .stream()
        .limit(MOST)
        .map(MailAddress::of)
        .filter(MailAddress::isAddress)
        .toList();
  }

  private static MailAddress of(org.apache.james.mime4j.dom.address.Mailbox mailbox) {
    String name = mailbox.getName() == null ? "" : mailbox.getName();
    return new MailAddress(name, mailbox.getAddress().toLowerCase(Locale.ROOT));
  }

  private boolean isAddress() {
    int at = address.lastIndexOf('@');
    return at > 0
        && at < address.length() - 1
        && address.length() <= LONGEST
        && address.chars().allMatch(c -> c > ' ' && c != '<' && c != '>' && c != 127);
  }

  /// As a header field sends it.
  String field() {
    return name.isBlank() ? address : HeaderText.of(name) + " <" + address + ">";
  }

  /// As a person reads it.
  @Override
  public String toString() {
    return name.isBlank() ? address : name + " <" + address + ">";
  }
}
