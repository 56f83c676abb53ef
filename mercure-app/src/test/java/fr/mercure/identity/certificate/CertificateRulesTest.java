// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.certificate.CertificateVerdict.Accepted;
import fr.mercure.identity.certificate.CertificateVerdict.Refused;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/// ASVS V12.1.3.
class CertificateRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant FROM = NOW.minus(Duration.ofDays(10));
  private static final Instant TO = NOW.plus(Duration.ofDays(10));

  private final TestAuthority root = TestAuthority.root("Root", FROM, TO);
  private final X509Certificate claire = root.client("Claire", FROM, TO);

  @Test
  void acceptsOneOfAnAuthorityWithAFreshList() {
    X509CRL list = root.revoking(FROM, TO);

    assertThat(judge(List.of(list), claire)).isEqualTo(new Accepted(claire, false));
  }

  @Test
  void acceptsOneOfAnAuthorityBelowThatCameAlong() {
    TestAuthority below = root.below("Below", FROM, TO);
    X509Certificate paul = below.client("Paul", FROM, TO);

    assertThat(judge(List.of(), paul, below.certificate())).isInstanceOf(Accepted.class);
    assertThat(judge(List.of(), paul)).isEqualTo(new Refused("CRT-002"));
  }

  @Test
  void refusesNone() {
    assertThat(judge(List.of())).isEqualTo(new Refused("CRT-008"));
  }

  @Test
  void refusesOneThatHasExpiredOrIsNotYetValid() {
    X509Certificate old = root.client("Old", FROM, NOW.minusSeconds(1));
    X509Certificate early = root.client("Early", NOW.plusSeconds(60), TO);

    assertThat(judge(List.of(), old)).isEqualTo(new Refused("CRT-001"));
    assertThat(judge(List.of(), early)).isEqualTo(new Refused("CRT-001"));
  }

  @Test
  void refusesOneUnderAnAuthorityThatHasExpired() {
    TestAuthority below = root.below("Below", FROM, NOW.minusSeconds(1));
    X509Certificate paul = below.client("Paul", FROM, TO);

    assertThat(judge(List.of(), paul, below.certificate())).isEqualTo(new Refused("CRT-001"));
  }

  @Test
  void refusesOneOfAnotherAuthorityOfTheSameName() {
    X509Certificate forged = TestAuthority.root("Root", FROM, TO).client("Claire", FROM, TO);

    assertThat(judge(List.of(), forged)).isEqualTo(new Refused("CRT-002"));
  }

  @Test
  void refusesAllWhereNoAuthorityIsAccepted() {
    assertThat(CertificateRules.judge(List.of(claire), Set.of(), List.of(), NOW))
        .isEqualTo(new Refused("CRT-002"));
  }

  @Test
  void refusesOneThatSignsForAnAuthorityWithoutBeingOne() {
    X509Certificate below = root.client("Claire", FROM, TO);
    var usurper = new TestAuthority(TestAuthority.root("Claire", FROM, TO).key(), below);

    assertThat(judge(List.of(), usurper.client("Paul", FROM, TO), below))
        .isEqualTo(new Refused("CRT-002"));
  }

  @Test
  void refusesOneThatIsNotForClients() {
    assertThat(judge(List.of(), made(KeyUsage.digitalSignature, KeyPurposeId.id_kp_serverAuth)))
        .as("of a server")
        .isEqualTo(new Refused("CRT-007"));
    assertThat(judge(List.of(), made(KeyUsage.keyEncipherment, KeyPurposeId.id_kp_clientAuth)))
        .as("for encryption")
        .isEqualTo(new Refused("CRT-007"));
    assertThat(judge(List.of(), made(KeyUsage.digitalSignature)))
        .as("without a purpose")
        .isEqualTo(new Refused("CRT-007"));
    assertThat(judge(List.of(), root.below("Below", FROM, TO).certificate()))
        .as("of an authority")
        .isEqualTo(new Refused("CRT-007"));
  }

  @Test
  void refusesOneThatIsRevokedEvenByAnOldList() {
    X509CRL old = root.revoking(FROM, NOW.minusSeconds(1), claire);

    assertThat(judge(List.of(old), claire)).isEqualTo(new Refused("CRT-003"));
  }

  @Test
  void refusesOneWhoseAuthorityIsRevoked() {
    TestAuthority below = root.below("Below", FROM, TO);
    X509CRL list = root.revoking(FROM, TO, below.certificate());

    assertThat(judge(List.of(list), below.client("Paul", FROM, TO), below.certificate()))
        .isEqualTo(new Refused("CRT-003"));
  }

  @Test
  void warnsWhereNobodyCanSayWhetherItIsRevoked() {
    X509CRL old = root.revoking(FROM, NOW.minusSeconds(1));

    assertThat(judge(List.of(), claire)).isEqualTo(new Accepted(claire, true));
    assertThat(judge(List.of(old), claire)).isEqualTo(new Accepted(claire, true));
  }

  @Test
  void believesNoListOfSomebodyElse() {
    X509CRL forged = TestAuthority.root("Root", FROM, TO).revoking(FROM, TO, claire);

    assertThat(judge(List.of(forged), claire)).isEqualTo(new Accepted(claire, true));
  }

  private X509Certificate made(int usage, KeyPurposeId... purposes) {
    return root.signed(new TestAuthority.Wish("Claire", FROM, TO, false, usage, List.of(purposes)));
  }

  private CertificateVerdict judge(List<X509CRL> lists, X509Certificate... chain) {
    return CertificateRules.judge(List.of(chain), root.anchors(), lists, NOW);
  }
}
