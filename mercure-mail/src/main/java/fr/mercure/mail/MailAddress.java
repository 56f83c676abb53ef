// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
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

  /// What parts addresses, or begins something else.
  private static final String SPECIAL = "<>():;,\"\\";

  /// The addresses of a field as sent, or of what a person typed, in order; what is none is left
  /// out. Names are decoded after that: words that are encoded never become an address.
  public static List<MailAddress> read(String field) {
    return parsed(field).limit(MOST).map(MailAddress::of).filter(MailAddress::isAddress).toList();
  }

  /// Whether {@link #read} leaves out nothing that another program could take for an address.
  public static boolean isPlain(String field) {
    List<MailAddress> all = parsed(field).map(MailAddress::of).toList();
    return field.indexOf('@') < 0
        || (!all.isEmpty()
            && all.size() <= MOST
            && all.stream().allMatch(a -> a.isAddress() || a.address().indexOf('@') < 0));
  }

  /// A field as a person reads it, which {@link #read} reads as it reads the field; the words of
  /// one that has no address.
  static String words(String field) {
    List<MailAddress> all = read(field);
    return all.isEmpty()
        ? decoded(field)
        : all.stream().map(MailAddress::toString).collect(Collectors.joining(", "));
  }

  private static Stream<org.apache.james.mime4j.dom.address.Mailbox> parsed(String field) {
    var bytes =
        ContentUtil.encode(StandardCharsets.UTF_8, field.replace(';', ',').replace('\n', ','));
    return LenientAddressParser.DEFAULT
        .parseAddressList(bytes, new ParserCursor(0, bytes.length()))
        .flatten()
        .stream();
  }

  private static MailAddress of(org.apache.james.mime4j.dom.address.Mailbox mailbox) {
    String name = mailbox.getName() == null ? "" : mailbox.getName();
    return new MailAddress(decoded(name), mailbox.getAddress().toLowerCase(Locale.ROOT));
  }

  private static String decoded(String text) {
    return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT)
        .replace('\0', '\uFFFD')
        .replaceAll("\\p{Cntrl}+", " ");
  }

  private boolean isAddress() {
    int at = address.lastIndexOf('@');
    return at > 0
        && at < address.length() - 1
        && address.length() <= LONGEST
        && address.chars().allMatch(c -> c > ' ' && c != 127 && SPECIAL.indexOf(c) < 0);
  }

  /// As a header field sends it.
  String field() {
    return name.isBlank() ? address : HeaderText.of(name) + " <" + address + ">";
  }

  /// As a person reads it.
  @Override
  public String toString() {
    return name.isBlank() ? address : quoted() + " <" + address + ">";
  }

  private String quoted() {
    boolean plain = name.chars().allMatch(c -> c != '@' && SPECIAL.indexOf(c) < 0);
    return plain ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
