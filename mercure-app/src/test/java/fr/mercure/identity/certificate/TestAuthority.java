// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.certificate;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V2TBSCertListGenerator;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// An authority that makes certificates of every kind, good and bad.
///
/// @param certificate its own
public record TestAuthority(KeyPair key, X509Certificate certificate) {
  /// What a certificate of a person is made of.
  ///
  /// @param purposes extended key usage; none for none
  public record Wish(
      String name,
      Instant from,
      Instant to,
      boolean authority,
      int usage,
      List<KeyPurposeId> purposes) {}

  public static TestAuthority root(String name, Instant from, Instant to) {
    KeyPair key = newKey();
    var wish = new Wish(name, from, to, true, KeyUsage.keyCertSign | KeyUsage.cRLSign, List.of());
    return new TestAuthority(key, made(wish, key, name, key));
  }

  /// An authority below this one.
  public TestAuthority below(String name, Instant from, Instant to) {
    KeyPair made = newKey();
    var wish = new Wish(name, from, to, true, KeyUsage.keyCertSign | KeyUsage.cRLSign, List.of());
    return new TestAuthority(made, made(wish, made, name(), key));
  }

  public X509Certificate client(String name, Instant from, Instant to) {
    return signed(
        new Wish(
            name,
            from,
            to,
            false,
            KeyUsage.digitalSignature,
            List.of(KeyPurposeId.id_kp_clientAuth)));
  }

  /// A certificate with its key, as programs keep the two; see `LocalIssuer.PASSWORD`.
  public KeyStore store(Instant from, Instant to) {
    KeyPair made = newKey();
    var wish =
        new Wish(
            "Somebody",
            from,
            to,
            false,
            KeyUsage.digitalSignature,
            List.of(KeyPurposeId.id_kp_clientAuth));
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      X509Certificate[] chain = {made(wish, made, name(), key), certificate};
      store.setKeyEntry("mercure", made.getPrivate(), "mercure".toCharArray(), chain);
      return store;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public X509Certificate signed(Wish wish) {
    return made(wish, newKey(), name(), key);
  }

  public Set<TrustAnchor> anchors() {
    return Set.of(new TrustAnchor(certificate, null));
  }

  /// A list of what this authority has revoked.
  public X509CRL revoking(Instant from, Instant next, X509Certificate... revoked) {
    var list = new V2TBSCertListGenerator();
    list.setSignature(algorithm());
    list.setIssuer(new X500Name("CN=" + name()));
    list.setThisUpdate(new Time(Date.from(from)));
    list.setNextUpdate(new Time(Date.from(next)));
    for (X509Certificate one : revoked) {
      list.addCRLEntry(new ASN1Integer(one.getSerialNumber()), new Time(Date.from(from)), 0);
    }
    try {
      byte[] der = sign(list.generateTBSCertList(), key);
      return (X509CRL)
          CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String name() {
    return certificate.getSubjectX500Principal().getName().substring("CN=".length());
  }

  private static X509Certificate made(Wish wish, KeyPair holder, String issuer, KeyPair signer) {
    try {
      var extensions = new ExtensionsGenerator();
      extensions.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(wish.authority()));
      extensions.addExtension(Extension.keyUsage, true, new KeyUsage(wish.usage()));
      if (!wish.purposes().isEmpty()) {
        extensions.addExtension(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(wish.purposes().toArray(KeyPurposeId[]::new)));
      }
      var tbs = new V3TBSCertificateGenerator();
      tbs.setSerialNumber(new ASN1Integer(new BigInteger(62, new java.util.Random()).setBit(0)));
      tbs.setSignature(algorithm());
      tbs.setIssuer(new X500Name("CN=" + issuer));
      tbs.setSubject(new X500Name("CN=" + wish.name()));
      tbs.setStartDate(new Time(Date.from(wish.from())));
      tbs.setEndDate(new Time(Date.from(wish.to())));
      tbs.setSubjectPublicKeyInfo(
          SubjectPublicKeyInfo.getInstance(holder.getPublic().getEncoded()));
      tbs.setExtensions(extensions.generate());
      byte[] der = sign(tbs.generateTBSCertificate(), signer);
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sign(ASN1Object unsigned, KeyPair signer) throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(signer.getPrivate());
    signature.update(unsigned.getEncoded("DER"));
    var whole = new ASN1EncodableVector();
    whole.add(unsigned);
    whole.add(algorithm());
    whole.add(new DERBitString(signature.sign()));
    return new DERSequence(whole).getEncoded("DER");
  }

  private static AlgorithmIdentifier algorithm() {
    return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
  }

  private static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("EC").generateKeyPair();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
