// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// Makes the certificates of an installation that has none: an authority, and what it signs for the
/// doors and for whoever tries client certificates. Who installs the authority trusts it for the
/// names of this installation only (RFC 5280 §4.2.1.10), so a stolen key is worth nothing
/// elsewhere.
final class LocalAuthority {
  static final Duration LIFE = Duration.ofDays(3650);
  static final Duration LIFE_OF_SIGNED = Duration.ofDays(397);

  private static final Duration BEFORE = Duration.ofHours(1);
  private static final int SERIAL_BITS = 127;
  private static final int NAME_BYTES = 20;

  private final SecureRandom random;
  private final Instant now;

  LocalAuthority(SecureRandom random, Instant now) {
    this.random = random;
    this.now = now;
  }

  /// A new key, P-256.
  KeyPair key() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  /// Certificate of the authority itself, DER.
  ///
  /// @param names host names and addresses that it may vouch for
  byte[] root(KeyPair key, String title, List<String> names) throws Exception {
    var extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    extensions.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    GeneralSubtree[] permitted =
        names.stream().map(n -> new GeneralSubtree(permitted(n))).toArray(GeneralSubtree[]::new);
    extensions.addExtension(Extension.nameConstraints, true, new NameConstraints(permitted, null));
    X500Name name = new X500Name("CN=" + title);
    return sign(name, name, key.getPublic(), key, LIFE, extensions);
  }

  /// Certificate of the doors, DER.
  ///
  /// @param issuer title of the authority
  byte[] server(PublicKey key, String issuer, KeyPair signer, List<String> names) throws Exception {
    var extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    extensions.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    GeneralName[] all = names.stream().map(LocalAuthority::name).toArray(GeneralName[]::new);
    extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
    return sign(
        new X500Name("CN=" + names.getFirst()),
        new X500Name("CN=" + issuer),
        key,
        signer,
        LIFE_OF_SIGNED,
        extensions);
  }

  /// Certificate with which a person or a machine is known, DER.
  ///
  /// @param issuer title of the authority
  /// @param name of the holder
  byte[] client(PublicKey key, String issuer, KeyPair signer, String name) throws Exception {
    var extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    extensions.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
    return sign(
        new X500NameBuilder().addRDN(BCStyle.CN, name).build(),
        new X500Name("CN=" + issuer),
        key,
        signer,
        LIFE_OF_SIGNED,
        extensions);
  }

  private byte[] sign(
      X500Name subject,
      X500Name issuer,
      PublicKey key,
      KeyPair signer,
      Duration life,
      ExtensionsGenerator extensions)
      throws Exception {
    extensions.addExtension(
        Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(name(key)));
    extensions.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new AuthorityKeyIdentifier(name(signer.getPublic())));
    var algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    var tbs = new V3TBSCertificateGenerator();
    tbs.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_BITS, random).setBit(0)));
    tbs.setSignature(algorithm);
    tbs.setIssuer(issuer);
    tbs.setSubject(subject);
    tbs.setStartDate(new Time(Date.from(now.minus(BEFORE))));
    tbs.setEndDate(new Time(Date.from(now.plus(life))));
    tbs.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    tbs.setExtensions(extensions.generate());
    var unsigned = tbs.generateTBSCertificate();
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(signer.getPrivate(), random);
    signature.update(unsigned.getEncoded("DER"));
    var whole = new ASN1EncodableVector();
    whole.add(unsigned);
    whole.add(algorithm);
    whole.add(new DERBitString(signature.sign()));
    return new DERSequence(whole).getEncoded("DER");
  }

  /// What names a key in certificates (RFC 7093 §2, method 1).
  private static byte[] name(PublicKey key) throws GeneralSecurityException {
    byte[] bits = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData().getOctets();
    return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bits), NAME_BYTES);
  }

  static boolean isAddress(String name) {
    return name.indexOf(':') >= 0 || name.matches("[0-9.]+");
  }

  private static GeneralName name(String name) {
    return new GeneralName(isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private static GeneralName permitted(String name) {
    if (!isAddress(name)) {
      return name(name);
    }
    return new GeneralName(GeneralName.iPAddress, name + (name.indexOf(':') < 0 ? "/32" : "/128"));
  }
}
