// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a site may set of its mail, under `mercure.mail`. A port is a number, 0 for any that is
/// free, or `off` for no such door.
///
/// @param domain after the `@` of every address here
/// @param host name under which mail programs reach the doors; the certificate bears it
/// @param bind address that the doors listen on
/// @param imap in the clear at first, then STARTTLS
/// @param imaps TLS from the first byte
/// @param smtp incoming mail of other servers, STARTTLS if they wish
/// @param submission of people's programs, STARTTLS
/// @param submissions the same with TLS from the first byte
/// @param sieve rules of a mailbox (ManageSieve), STARTTLS
/// @param portal address of the portal for links in mail, such as `https://mercure.example`
/// @param relay `host:port` of the server that mail for elsewhere is handed to; without one, no
///   mail leaves
/// @param relayUser, relayPassword of an account there, if it asks for one
/// @param relayTls whether nothing is handed over without TLS
/// @param checkSenders whether the sender of incoming mail is checked (SPF, DKIM, DMARC), which
///   asks the name servers of this machine; a sandbox never does
/// @param certificate PEM with its chain; without one, an authority of its own makes one
/// @param key PEM, PKCS #8, of the certificate
/// @param quotaMib how much one mailbox may hold
/// @param data folder of keys
/// @param sandbox whether a busy port is replaced by a free one, and passwords are printed
@ConfigurationProperties("mercure.mail")
public record PostSettings(
    @DefaultValue("mercure.example") String domain,
    @DefaultValue("localhost") String host,
    @DefaultValue("127.0.0.1") InetAddress bind,
    @DefaultValue("1143") String imap,
    @DefaultValue("1993") String imaps,
    @DefaultValue("1025") String smtp,
    @DefaultValue("1587") String submission,
    @DefaultValue("1465") String submissions,
    @DefaultValue("4190") String sieve,
    Optional<String> portal,
    Optional<String> relay,
    Optional<String> relayUser,
    Optional<String> relayPassword,
    @DefaultValue("true") boolean relayTls,
    @DefaultValue("true") boolean checkSenders,
    Optional<Path> certificate,
    Optional<Path> key,
    @DefaultValue("2048") int quotaMib,
    @DefaultValue("data") Path data,
    @DefaultValue("false") boolean sandbox) {
  public PostSettings {
    domain = domain.toLowerCase(Locale.ROOT);
    if (certificate.isPresent() != key.isPresent()) {
      throw new IllegalArgumentException(
          "mercure.mail.certificate and mercure.mail.key go together; one of them is missing");
    }
  }

  /// The server that mail for elsewhere is handed to.
  record Next(String host, int port) {}

  /// The relay, if one is set.
  Optional<Next> next() {
    return relay.filter(text -> !text.isBlank()).map(PostSettings::next);
  }

  /// Whether mail to this address is taken to be sent on: never to an address of this site.
  boolean leaves(String address) {
    return next().isPresent() && !address.toLowerCase(Locale.ROOT).endsWith("@" + domain);
  }

  private static Next next(String text) {
    int colon = text.lastIndexOf(':');
    String port = colon < 0 ? "25" : text.substring(colon + 1);
    if (!port.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("mercure.mail.relay is host:port, not " + text);
    }
    return new Next(colon < 0 ? text : text.substring(0, colon), Integer.parseInt(port));
  }

  /// Bytes that one mailbox may hold.
  long quota() {
    return quotaMib * 1024L * 1024L;
  }
}
