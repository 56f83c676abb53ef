// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells whoever has started Mercure where its mail doors are.
@Component
public class PostGuide {
  /// The first people of a sandbox are those that its guide introduces.
  private static final int SHOWN = 3;

  private final PostDoors doors;
  private final PostSeed seed;
  private final PostCertificate certificate;
  private final PostSigning signing;

  PostGuide(PostDoors doors, PostSeed seed, PostCertificate certificate, PostSigning signing) {
    this.doors = doors;
    this.seed = seed;
    this.certificate = certificate;
    this.signing = signing;
  }

  /// What `./mercure up` prints of mail: the doors, the certificate, and in a sandbox who signs in
  /// with which application password. Empty if no door is open.
  ///
  /// @param address of the portal, such as `http://localhost:8080`
  public Optional<String> text(String address) {
    if (doors.open().isEmpty()) {
      return Optional.empty();
    }
    var text = new StringBuilder("Mail programs:\n");
    for (PostDoor door : doors.open()) {
      String security = door.implicitTls() ? "TLS" : "STARTTLS";
      String kind =
          switch (door.kind()) {
            case IMAP -> "IMAP, to read";
            case SUBMISSION -> "SMTP, to send";
            case SIEVE -> "ManageSieve, rules";
            case INCOMING -> "SMTP, from other servers";
          };
      text.append("  %-32s %s:%d, %s\n".formatted(kind, door.host(), door.port(), security));
    }
    if (certificate.authority().isPresent()) {
      text.append("  %-32s %s/autorite.crt\n".formatted("Certificate to trust", address));
    }
    signing
        .record()
        .ifPresent(record -> text.append("  %-32s %s\n".formatted("DNS record for DKIM", record)));
    seed.secrets().entrySet().stream()
        .limit(SHOWN)
        .forEach(box -> text.append("  %-32s %s\n".formatted(box.getKey(), box.getValue())));
    return Optional.of(text.toString().stripTrailing());
  }
}
