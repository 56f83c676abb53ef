// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a certificate chain is worth for a name at an instant: dates, name, path and strength
/// apart, where the JDK gives one exception for the first of them. The policy on strength is that
/// of browsers; under a private root Java accepts more.
///
/// @param path whether a known root vouches for it, whatever the dates
/// @param here its dates by the clock of this machine
record Judgement(Path path, Dates here, boolean named, boolean strong, X509Certificate leaf) {
  enum Path {
    TRUSTED,
    SELF_SIGNED,
    INCOMPLETE,
    UNKNOWN_ROOT
  }

  enum Dates {
    OK,
    EXPIRED,
    FUTURE
  }

  /// @param chain not empty, the certificate of the server first
  static Judgement of(
      List<X509Certificate> chain, String host, Set<TrustAnchor> roots, Instant now) {
    X509Certificate leaf = chain.getFirst();
    return new Judgement(
        path(chain, roots), dates(leaf, now), isNamed(leaf, host), isStrong(leaf), leaf);
  }

  static Dates dates(X509Certificate leaf, Instant at) {
    if (at.isAfter(leaf.getNotAfter().toInstant())) {
      return Dates.EXPIRED;
    }
    return at.isBefore(leaf.getNotBefore().toInstant()) ? Dates.FUTURE : Dates.OK;
  }

  /// Judged at the start of the validity of the certificate, so that dates cannot hide the path.
  static Path path(List<X509Certificate> chain, Set<TrustAnchor> roots) {
    X509Certificate leaf = chain.getFirst();
    if (leadsToARoot(chain, roots)) {
      return Path.TRUSTED;
    }
    if (leaf.getSubjectX500Principal().equals(leaf.getIssuerX500Principal())) {
      return Path.SELF_SIGNED;
    }
    X509Certificate last = chain.getLast();
    boolean ends = last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
    return ends || chain.size() > 1 ? Path.UNKNOWN_ROOT : Path.INCOMPLETE;
  }

  private static boolean leadsToARoot(List<X509Certificate> chain, Set<TrustAnchor> roots) {
    if (roots.isEmpty()) {
      return false;
    }
    try {
      var selector = new X509CertSelector();
      selector.setCertificate(chain.getFirst());
      var parameters = new PKIXBuilderParameters(roots, selector);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(chain.getFirst().getNotBefore().toInstant().plusSeconds(1)));
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
      return CertPathBuilder.getInstance("PKIX").build(parameters) != null;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean isNamed(X509Certificate leaf, String host) {
    String bare = host.replace("[", "").replace("]", "");
    return nameList(leaf).stream().anyMatch(name -> matches(name.toLowerCase(Locale.ROOT), bare));
  }

  /// A wildcard stands for one label (RFC 9525 §6.3).
  private static boolean matches(String name, String host) {
    if (!name.startsWith("*.")) {
      return name.equals(host);
    }
    int dot = host.indexOf('.');
    return dot > 0 && host.substring(dot).equals(name.substring(1));
  }

  private static List<String> nameList(X509Certificate leaf) {
    var names = new ArrayList<String>();
    try {
      var alternatives = leaf.getSubjectAlternativeNames();
      if (alternatives != null) {
        for (List<?> one : alternatives) {
          if (one.get(1) instanceof String name) {
            names.add(name);
          }
        }
      }
    } catch (CertificateParsingException e) {
      return List.of();
    }
    return names;
  }

  private static boolean isStrong(X509Certificate leaf) {
    String algorithm = leaf.getSigAlgName().toUpperCase(Locale.ROOT);
    boolean oldDigest = algorithm.startsWith("SHA1") || algorithm.startsWith("MD");
    boolean shortKey =
        leaf.getPublicKey() instanceof RSAPublicKey key && key.getModulus().bitLength() < 2_048;
    return !oldDigest && !shortKey;
  }

  String issuer() {
    return leaf.getIssuerX500Principal().getName();
  }

  String names() {
    return String.join(" ", nameList(leaf).stream().limit(5).toList());
  }

  String algorithm() {
    String size =
        leaf.getPublicKey() instanceof RSAPublicKey key
            ? " RSA " + key.getModulus().bitLength()
            : "";
    return leaf.getSigAlgName() + size;
  }

  String validity() {
    return day(leaf.getNotBefore()) + " – " + day(leaf.getNotAfter());
  }

  private static String day(Date date) {
    return DateTimeFormatter.ISO_LOCAL_DATE.format(date.toInstant().atZone(ZoneOffset.UTC));
  }
}
