// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/// Makes certificates, good ones and bad ones.
final class Authority {
  private static final AlgorithmIdentifier ECDSA =
      new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.10045.4.3.2"));
  private static final AlgorithmIdentifier RSA =
      new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.113549.1.1.11"));

  private final String name;
  private final KeyPair keys;
  private final X509Certificate certificate;
  private final List<X509Certificate> above;

  private Authority(
      String name, KeyPair keys, X509Certificate certificate, List<X509Certificate> above) {
    this.name = name;
    this.keys = keys;
    this.certificate = certificate;
    this.above = above;
  }

  /// What a server needs to show itself.
  record Shown(PrivateKey key, List<X509Certificate> chain) {
    Shown without(int last) {
      return new Shown(key, chain.subList(0, chain.size() - last));
    }

    SSLContext context() {
      try {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("it", key, new char[0], chain.toArray(X509Certificate[]::new));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
      } catch (GeneralSecurityException | IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static Authority root(String name) {
    KeyPair keys = keys("EC", 256);
    Instant now = Instant.now();
    X509Certificate own =
        sign(name, name, keys, keys, now.minus(900, ChronoUnit.DAYS), 4000, Optional.empty());
    return new Authority(name, keys, own, List.of());
  }

  Authority intermediate(String subject) {
    KeyPair own = keys("EC", 256);
    Instant from = Instant.now().minus(800, ChronoUnit.DAYS);
    X509Certificate signed = sign(subject, name, own, keys, from, 3000, Optional.empty());
    return new Authority(subject, own, signed, chainAbove());
  }

  private List<X509Certificate> chainAbove() {
    var chain = new java.util.ArrayList<>(List.of(certificate));
    chain.addAll(above);
    // A root is not sent.
    return above.isEmpty() ? List.of() : List.copyOf(chain.subList(0, chain.size() - 1));
  }

  X509Certificate certificate() {
    return certificate;
  }

  TrustAnchor anchor() {
    return new TrustAnchor(certificate, null);
  }

  Shown issue(String host) {
    return issue(host, -30, 90, keys("EC", 256));
  }

  Shown issue(String host, int fromDay, int days) {
    return issue(host, fromDay, days, keys("EC", 256));
  }

  Shown issueWeak(String host) {
    return issue(host, -30, 90, keys("RSA", 1024));
  }

  private Shown issue(String host, int fromDay, int days, KeyPair own) {
    Instant from = Instant.now().plus(fromDay, ChronoUnit.DAYS);
    var leaf = sign("CN=" + host, name, own, keys, from, days, Optional.of(host));
    var chain = new java.util.ArrayList<>(List.of(leaf));
    if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      chain.add(certificate);
    }
    return new Shown(own.getPrivate(), List.copyOf(chain));
  }

  static Shown selfSigned(String host) {
    KeyPair own = keys("EC", 256);
    Instant from = Instant.now().minus(30, ChronoUnit.DAYS);
    var leaf = sign("CN=" + host, "CN=" + host, own, own, from, 90, Optional.of(host));
    return new Shown(own.getPrivate(), List.of(leaf));
  }

  private static KeyPair keys(String algorithm, int size) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(size);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate sign(
      String subject,
      String issuer,
      KeyPair own,
      KeyPair signer,
      Instant from,
      int days,
      Optional<String> host) {
    boolean ec = signer.getPrivate().getAlgorithm().equals("EC");
    AlgorithmIdentifier algorithm = ec ? ECDSA : RSA;
    try {
      var generator = new V3TBSCertificateGenerator();
      generator.setSerialNumber(new ASN1Integer(new BigInteger(80, new SecureRandom())));
      generator.setSignature(algorithm);
      generator.setIssuer(new X500Name(issuer));
      generator.setSubject(new X500Name(subject));
      generator.setStartDate(new Time(Date.from(from)));
      generator.setEndDate(new Time(Date.from(from.plus(days, ChronoUnit.DAYS))));
      generator.setSubjectPublicKeyInfo(
          SubjectPublicKeyInfo.getInstance(own.getPublic().getEncoded()));
      var extensions = new ExtensionsGenerator();
      extensions.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(host.isEmpty()));
      if (host.isPresent()) {
        extensions.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, host.orElseThrow())));
      }
      generator.setExtensions(extensions.generate());
      TBSCertificate body = generator.generateTBSCertificate();
      Signature signature = Signature.getInstance(ec ? "SHA256withECDSA" : "SHA256withRSA");
      signature.initSign(signer.getPrivate());
      signature.update(body.getEncoded("DER"));
      var parts = new ASN1EncodableVector();
      parts.add(body);
      parts.add(algorithm);
      parts.add(new DERBitString(signature.sign()));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(new DERSequence(parts).getEncoded("DER")));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
