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
/// @param portal address of the portal for links in mail, such as `https://mercure.example`
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
    Optional<String> portal,
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

  /// Bytes that one mailbox may hold.
  long quota() {
    return quotaMib * 1024L * 1024L;
  }
}
