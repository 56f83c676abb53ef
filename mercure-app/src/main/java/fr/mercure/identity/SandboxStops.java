// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static fr.mercure.identity.Right.ARCHIVE_READ;
import static fr.mercure.identity.Right.DECLARATIONS_READ;
import static fr.mercure.identity.Right.EXPRESS_LODGE;
import static fr.mercure.identity.Right.MAIL_READ;
import static fr.mercure.identity.Right.PEOPLE_MANAGE;

import fr.mercure.identity.SandboxPeople.Firm;
import fr.mercure.kernel.Eori;
import fr.mercure.kernel.Siret;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Invented people of the sandbox who are stopped, each for another reason, so that everybody can
/// see what the page of one's access says then.
@Component
final class SandboxStops {
  private static final Set<Right> RIGHTS =
      Set.of(EXPRESS_LODGE, DECLARATIONS_READ, MAIL_READ, ARCHIVE_READ);
  private static final Set<Right> ADMINISTRATION =
      Set.of(DECLARATIONS_READ, MAIL_READ, ARCHIVE_READ, PEOPLE_MANAGE);
  private static final Firm ESSARTS = new Firm("Essarts Fret", "00017310400019");

  /// @param code of the cause that stops them
  /// @param change what makes it so; `:person`, `:siret`, `:siren` and `:eori` are theirs
  record Stop(String email, String name, Firm firm, String code, String change) {}

  static final List<Stop> ALL =
      List.of(
          new Stop(
              "remi.essarts@essarts.example",
              "Rémi Essarts",
              ESSARTS,
              "HAB-001",
              """
              update identity.habilitation set state = 'REQUESTED', decided_by = null
              where person_id = :person and entitlement = 'EXPRESS_LODGE'
              """),
          new Stop(
              "lea.fontaine@essarts.example",
              "Léa Fontaine",
              ESSARTS,
              "MFA-001",
              "delete from identity.totp where person_id = :person"),
          new Stop(
              "hugo.marchal@essarts.example",
              "Hugo Marchal",
              ESSARTS,
              "HAB-003",
              """
              update identity.habilitation
              set from_at = now() - interval '400 days', until_at = now() - interval '9 days'
              where person_id = :person and entitlement = 'EXPRESS_LODGE'
              """),
          new Stop(
              "zoe.perrin@essarts.example",
              "Zoé Perrin",
              ESSARTS,
              "HAB-004",
              """
              update identity.habilitation
              set state = 'REVOKED', from_at = now() - interval '3 days',
                reason = 'changement de poste.'
              where person_id = :person and entitlement = 'EXPRESS_LODGE'
              """),
          new Stop(
              "noe.vidal@essarts.example",
              "Noé Vidal",
              ESSARTS,
              "HAB-009",
              """
              update identity.membership set until = now() - interval '1 day'
              where person_id = :person
              """),
          new Stop(
              "jade.brume@brume.example",
              "Jade Brume",
              new Firm("Brume Négoce", "00026451500016"),
              "SIR-004",
              """
              update identity.establishment
              set state = 'CLOSED', state_from = current_date - 20, negatives = 2,
                checked_at = now() - interval '1 day', successor = '00026451500024'
              where siret = :siret
              """),
          new Stop(
              "marc.calanque@calanque.example",
              "Marc Calanque",
              new Firm("Calanque Import", "00035892900016"),
              "SIR-002",
              """
              update identity.legal_unit
              set state = 'CEASED', state_from = current_date - 90, negatives = 2,
                checked_at = now()
              where siren = :siren
              """),
          new Stop(
              "ines.dune@dune.example",
              "Inès Dune",
              new Firm("Dune Express", "00043327600011"),
              "EOR-002",
              """
              update identity.eori
              set state = 'INVALID', state_from = current_date - 4, negatives = 2,
                checked_at = now() - interval '2 hours'
              where number = :eori
              """),
          new Stop(
              "paul.estran@estran.example",
              "Paul Estran",
              new Firm("Estran Colis", "00058764200018"),
              "EOR-003",
              "update identity.eori set kind = 'SIRET' where number = :eori"));

  /// Who decides on the requests of Essarts Fret; stopped by nothing.
  static final Stop ADMINISTRATOR =
      new Stop("anne.leroy@essarts.example", "Anne Leroy", ESSARTS, "", "");

  /// The habilitation desk of customs.
  static final Officer DESK =
      new Officer("nadia.ferrand@douane.example", "Nadia Ferrand", Right.HABILITATION_DECIDE);

  /// Support, which reads causes and no trade data.
  static final Officer SUPPORT =
      new Officer("sam.renard@assistance.example", "Sam Renard", Right.ACCESS_READ);

  /// Somebody of the administration with one right.
  record Officer(String email, String name, Right right) {}

  private final EnrolmentStore enrolment;
  private final PersonStore people;
  private final TotpStore totp;
  private final SecretBox box;
  private final JdbcClient jdbc;
  private final Clock clock;

  SandboxStops(
      EnrolmentStore enrolment,
      PersonStore people,
      TotpStore totp,
      SecretBox box,
      JdbcClient jdbc,
      Clock clock) {
    this.enrolment = enrolment;
    this.people = people;
    this.totp = totp;
    this.box = box;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Makes those who are not there yet: a sandbox of an earlier version gets them too.
  void make(SandboxSecrets secrets, PasswordHashes hashes) {
    List<Stop> missing =
        Stream.concat(Stream.of(ADMINISTRATOR), ALL.stream())
            .filter(stop -> people.credentials(stop.email()).isEmpty())
            .toList();
    List<Officer> officers =
        Stream.of(DESK, SUPPORT)
            .filter(officer -> people.credentials(officer.email()).isEmpty())
            .toList();
    if (!missing.isEmpty() || !officers.isEmpty()) {
      String hash = hashes.hash(secrets.password());
      missing.forEach(stop -> make(stop, secrets, hash));
      officers.forEach(officer -> make(officer, secrets, hash));
    }
  }

  private void make(Officer officer, SandboxSecrets secrets, String hash) {
    long person = person(officer.email(), officer.name(), secrets, hash);
    enrolment.joinOffice(person, SandboxPeople.OFFICE, Set.of(officer.right()));
  }

  private long person(String email, String name, SandboxSecrets secrets, String hash) {
    long person = enrolment.person(email, name);
    enrolment.password(person, hash, clock.instant());
    byte[] secret = Base32.decode(secrets.derived(email));
    totp.enrol(person, box.seal(secret, person), clock.instant());
    return person;
  }

  private void make(Stop stop, SandboxSecrets secrets, String hash) {
    long person = person(stop.email(), stop.name(), secrets, hash);
    Company company = company(stop.firm());
    enrolment.join(person, company.id(), stop.equals(ADMINISTRATOR) ? ADMINISTRATION : RIGHTS);
    if (!stop.equals(ADMINISTRATOR)) {
      change(stop, person, company);
    }
  }

  private void change(Stop stop, long person, Company company) {
    String[] names = {"person", "siret", "siren", "eori"};
    Object[] values = {
      person, company.siret().value(), company.siret().siren(), company.eori().value()
    };
    var statement = jdbc.sql(stop.change());
    for (int i = 0; i < names.length; i++) {
      if (stop.change().contains(":" + names[i])) {
        statement = statement.param(names[i], values[i]);
      }
    }
    statement.update();
  }

  private Company company(Firm firm) {
    var eori = new Eori(firm.eori());
    return people
        .company(eori)
        .orElseGet(() -> enrolment.company(firm.name(), new Siret(firm.siret()), eori));
  }
}
