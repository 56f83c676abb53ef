// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.james.mime4j.dom.address.Address;
import org.apache.james.mime4j.dom.address.AddressList;
import org.apache.james.mime4j.dom.address.Group;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.util.ContentUtil;

/// The ENVELOPE of a message (RFC 9051 §7.5.2) as it is sent.
final class EnvelopeText {
  private static final int MOST_ADDRESSES = 500;

  private EnvelopeText() {}

  static String of(MimePart message) {
    String from = addresses(message.field("From"));
    return "("
        + String.join(
            " ",
            text(message, "Date"),
            text(message, "Subject"),
            from,
            orElse(addresses(message.field("Sender")), from),
            orElse(addresses(message.field("Reply-To")), from),
            addresses(message.field("To")),
            addresses(message.field("Cc")),
            addresses(message.field("Bcc")),
            text(message, "In-Reply-To"),
            text(message, "Message-ID"))
        + ")";
  }

  private static String text(MimePart message, String field) {
    return Quoted.orNil(message.field(field).orElse(null));
  }

  private static String orElse(String addresses, String other) {
    return addresses.equals("NIL") ? other : addresses;
  }

  private static String addresses(Optional<String> field) {
    if (field.isEmpty()) {
      return "NIL";
    }
    AddressList list = parse(field.get());
    var text = new StringBuilder();
    list.stream().limit(MOST_ADDRESSES).forEach(address -> append(address, text));
    return text.isEmpty() ? "NIL" : "(" + text + ")";
  }

  private static AddressList parse(String field) {
    var bytes = ContentUtil.encode(StandardCharsets.UTF_8, field);
    return LenientAddressParser.DEFAULT.parseAddressList(
        bytes, new ParserCursor(0, bytes.length()));
  }

  private static void append(Address address, StringBuilder text) {
    switch (address) {
      case Group group -> {
        text.append("(NIL NIL ").append(Quoted.orNil(group.getName())).append(" NIL)");
        group.getMailboxes().stream().limit(MOST_ADDRESSES).forEach(m -> append(m, text));
        text.append("(NIL NIL NIL NIL)");
      }
      // Clients drop a whole message for an address without a mailbox.
      case org.apache.james.mime4j.dom.address.Mailbox mailbox when isEmpty(mailbox) -> {}
      case org.apache.james.mime4j.dom.address.Mailbox mailbox ->
          text.append('(')
              .append(Quoted.orNil(mailbox.getName()))
              .append(" NIL ")
              .append(Quoted.orNil(mailbox.getLocalPart()))
              .append(' ')
              .append(Quoted.orNil(mailbox.getDomain() == null ? "" : mailbox.getDomain()))
              .append(')');
      default -> {}
    }
  }

  private static boolean isEmpty(org.apache.james.mime4j.dom.address.Mailbox mailbox) {
    return mailbox.getLocalPart() == null || mailbox.getLocalPart().isEmpty();
  }
}
