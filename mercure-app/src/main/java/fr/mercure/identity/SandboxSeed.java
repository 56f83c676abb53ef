// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.SandboxPeople.Firm;
import fr.mercure.identity.SandboxPeople.Invented;
import fr.mercure.kernel.Eori;
import fr.mercure.kernel.Siret;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the sandbox people on the first start, unless the site asked for an empty one. Their
/// secrets follow the private file: lose it, and the next start makes new ones.
@Component
@Order(0)
@ConditionalOnProperty("mercure.identity.sandbox")
final class SandboxSeed implements ApplicationRunner {
  private final IdentitySettings settings;
  private final TransactionTemplate transactions;
  private final EnrolmentStore enrolment;
  private final TotpStore totp;
  private final SandboxStops stops;
  private final SandboxMandates mandates;
  private final PasswordHashes hashes;
  private final ApiKeys keys;
  private final SecretBox box;
  private final SecureRandom random;
  private final Clock clock;

  SandboxSeed(
      IdentitySettings settings,
      TransactionTemplate transactions,
      EnrolmentStore enrolment,
      TotpStore totp,
      SandboxStops stops,
      SandboxMandates mandates,
      PasswordHashes hashes,
      ApiKeys keys,
      SecretBox box,
      SecureRandom random,
      Clock clock) {
    this.settings = settings;
    this.transactions = transactions;
    this.enrolment = enrolment;
    this.totp = totp;
    this.stops = stops;
    this.mandates = mandates;
    this.hashes = hashes;
    this.keys = keys;
    this.box = box;
    this.random = random;
    this.clock = clock;
  }

  /// All or nothing: a start that was cut short leaves no half sandbox.
  @Override
  public void run(ApplicationArguments arguments) {
    if (settings.empty()) {
      return;
    }
    SandboxSecrets secrets = secrets();
    if (enrolment.isEmpty()) {
      String hash = hashes.hash(secrets.password());
      transactions.executeWithoutResult(
          _ -> SandboxPeople.ALL.forEach(person -> make(person, secrets, hash)));
    }
    transactions.executeWithoutResult(_ -> {
      stops.make(secrets, hashes);
      mandates.make();
    });
  }

  /// Those of this installation.
  SandboxSecrets secrets() {
    return SandboxSecrets.open(settings.data().resolve("sandbox.secret"), random);
  }

  private void make(Invented invented, SandboxSecrets secrets, String hash) {
    long person = enrolment.person(invented.email(), invented.name());
    enrolment.password(person, hash, clock.instant());
    byte[] secret = Base32.decode(secrets.totp(invented.email()));
    totp.enrol(person, box.seal(secret, person), clock.instant());
    Optional<Company> company = invented.company().map(this::company);
    company.ifPresentOrElse(
        c -> enrolment.join(person, c.id(), invented.rights()),
        () -> enrolment.joinOffice(person, SandboxPeople.OFFICE, invented.rights()));
    keys.keep(
        maker(invented, person, company),
        invented.key(),
        EnumSet.complementOf(EnumSet.of(Right.KEYS_MANAGE, Right.PEOPLE_MANAGE)),
        secrets.key(invented.email()));
  }

  private static Actor maker(Invented invented, long person, Optional<Company> company) {
    Optional<String> office =
        company.isPresent() ? Optional.empty() : Optional.of(SandboxPeople.OFFICE);
    return new Actor(
        PersonStore.personReference(person), invented.name(), company, office, invented.rights());
  }

  private Company company(Firm firm) {
    return enrolment.company(firm.name(), new Siret(firm.siret()), new Eori(firm.eori()));
  }
}
