// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.kernel.Wording;
import java.util.List;

/// What people read as one line: an area of the check and the facts that show that it was looked
/// at.
enum Area {
  LINK(new Wording("Réseau du poste", "Network of the workstation"), "link"),
  NAMES(new Wording("Nom du service", "Name of the service"), "dns.system", "proxy.tcp"),
  CONNECTION(new Wording("Connexion", "Connection"), "tcp.service", "proxy.connect"),
  ENCRYPTION(new Wording("Chiffrement", "Encryption"), "tls.service"),
  CERTIFICATE(new Wording("Certificat", "Certificate"), "cert.path"),
  CLOCK(new Wording("Horloge du poste", "Clock of the workstation"), "skew"),
  SERVICE(new Wording("Réponse du service", "Answer of the service"), "http.service"),
  CONTENT(new Wording("Contenu intact", "Content intact"), "echo.cookie"),
  MAIL(new Wording("Messagerie", "Mail"), "mail.imaps", "mail.imap", "mail.smtp"),
  IDENTITY(new Wording("Fournisseur d’identité", "Identity provider"), "oidc");

  private final Wording words;
  private final List<String> keys;

  Area(Wording words, String... keys) {
    this.words = words;
    this.keys = List.of(keys);
  }

  Wording words() {
    return words;
  }

  boolean isVerified(Facts facts) {
    return keys.stream().anyMatch(key -> facts.value(key).isPresent());
  }
}
