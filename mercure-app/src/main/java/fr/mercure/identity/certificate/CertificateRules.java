// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.certificate;

import fr.mercure.identity.certificate.CertificateVerdict.Accepted;
import fr.mercure.identity.certificate.CertificateVerdict.Refused;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Judges a certificate (RFC 5280 §6): its authority, its dates, its purpose, its revocation. Pure;
/// nothing is fetched.
final class CertificateRules {
  static final String DATES = "CRT-001";
  static final String AUTHORITY = "CRT-002";
  static final String REVOKED = "CRT-003";
  static final String PURPOSE = "CRT-007";
  static final String NONE = "CRT-008";

  /// Authorities between the certificate and one that we accept.
  private static final int DEEPEST = 3;

  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
  private static final int DIGITAL_SIGNATURE = 0;

  private CertificateRules() {}

  /// @param chain the certificate, then those that came with it
  /// @param lists of revoked certificates, signed by whoever issued them; others are not looked at
  static CertificateVerdict judge(
      List<X509Certificate> chain,
      Set<TrustAnchor> anchors,
      Collection<X509CRL> lists,
      Instant now) {
    if (chain.isEmpty()) {
      return new Refused(NONE);
    }
    X509Certificate own = chain.getFirst();
    Optional<Path> path = path(own, chain, anchors);
    if (path.isEmpty()) {
      return new Refused(AUTHORITY);
    }
    if (path.get().certificates().stream().anyMatch(c -> !isCurrent(c, now))) {
      return new Refused(DATES);
    }
    if (!mayAuthenticate(own)) {
      return new Refused(PURPOSE);
    }
    return revocation(own, path.get(), lists, now);
  }

  /// @param certificates from the one presented to the last before the accepted authority
  private record Path(List<X509Certificate> certificates, TrustAnchor top) {
    /// Key that must have signed the certificate at this place.
    PublicKey issuer(int place) {
      if (place + 1 < certificates.size()) {
        return certificates.get(place + 1).getPublicKey();
      }
      X509Certificate authority = top.getTrustedCert();
      return authority == null ? top.getCAPublicKey() : authority.getPublicKey();
    }
  }

  /// The path is built as of the first day of the certificate, so that one that has expired is said
  /// to have expired, rather than to come from nobody.
  private static Optional<Path> path(
      X509Certificate own, List<X509Certificate> chain, Set<TrustAnchor> anchors) {
    if (anchors.isEmpty()) {
      return Optional.empty();
    }
    var target = new X509CertSelector();
    target.setCertificate(own);
    try {
      var parameters = new PKIXBuilderParameters(anchors, target);
      parameters.setRevocationEnabled(false);
      parameters.setMaxPathLength(DEEPEST);
      parameters.setDate(Date.from(own.getNotBefore().toInstant().plusSeconds(1)));
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
      var built = (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
      var certificates =
          built.getCertPath().getCertificates().stream().map(X509Certificate.class::cast).toList();
      return Optional.of(new Path(certificates, built.getTrustAnchor()));
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  private static boolean isCurrent(X509Certificate certificate, Instant now) {
    return !now.isBefore(certificate.getNotBefore().toInstant())
        && !now.isAfter(certificate.getNotAfter().toInstant());
  }

  /// For clients, by signature, and no authority: a certificate that names no purpose does not say
  /// so, and is not taken.
  private static boolean mayAuthenticate(X509Certificate own) {
    boolean[] usage = own.getKeyUsage();
    try {
      List<String> purposes = own.getExtendedKeyUsage();
      return own.getBasicConstraints() < 0
          && (usage == null || usage[DIGITAL_SIGNATURE])
          && purposes != null
          && purposes.contains(CLIENT);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  /// A list whose time is over still tells who was revoked; of the others it says nothing.
  private static CertificateVerdict revocation(
      X509Certificate own, Path path, Collection<X509CRL> lists, Instant now) {
    boolean known = true;
    for (int i = 0; i < path.certificates().size(); i++) {
      X509Certificate certificate = path.certificates().get(i);
      List<X509CRL> ofIssuer = signed(certificate, path.issuer(i), lists);
      if (ofIssuer.stream().anyMatch(list -> list.isRevoked(certificate))) {
        return new Refused(REVOKED);
      }
      known &= ofIssuer.stream().anyMatch(list -> isFresh(list, now));
    }
    return new Accepted(own, !known);
  }

  private static List<X509CRL> signed(
      X509Certificate certificate, PublicKey issuer, Collection<X509CRL> lists) {
    var signed = new ArrayList<X509CRL>();
    for (X509CRL list : lists) {
      if (list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())) {
        try {
          list.verify(issuer);
          signed.add(list);
        } catch (GeneralSecurityException _) {
          // Not theirs.
        }
      }
    }
    return signed;
  }

  private static boolean isFresh(X509CRL list, Instant now) {
    Date next = list.getNextUpdate();
    return next != null && now.isBefore(next.toInstant());
  }
}
