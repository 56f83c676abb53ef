// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static fr.mercure.identity.Right.ARCHIVE_READ;
import static fr.mercure.identity.Right.CONTROL_DECIDE;
import static fr.mercure.identity.Right.DECLARATIONS_READ;
import static fr.mercure.identity.Right.EXPRESS_LODGE;
import static fr.mercure.identity.Right.KEYS_MANAGE;
import static fr.mercure.identity.Right.MAIL_READ;
import static fr.mercure.identity.Right.PEOPLE_MANAGE;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The invented people of the sandbox: two declarants of two companies, who must not see each
/// other's work, and an officer.
final class SandboxPeople {
  /// Customs office of entry by air at Roissy, in the Commission's list of customs offices.
  static final String OFFICE = "FR00677A";

  private static final Set<Right> DECLARANT =
      Set.of(EXPRESS_LODGE, DECLARATIONS_READ, MAIL_READ, ARCHIVE_READ, KEYS_MANAGE, PEOPLE_MANAGE);
  private static final Set<Right> OFFICER =
      Set.of(CONTROL_DECIDE, DECLARATIONS_READ, MAIL_READ, ARCHIVE_READ, KEYS_MANAGE);

  private SandboxPeople() {}

  /// @param company whom they act for; none for the officer
  /// @param key name of the machine key made beside them
  record Invented(
      String email, String name, Optional<Firm> company, Set<Right> rights, String key) {
    /// Company or office.
    String organisation() {
      return company.map(Firm::name).orElse("Customs office " + OFFICE);
    }

    /// What they may do, as a sentence for the terminal.
    String does() {
      return company.isPresent()
          ? name + " declares for " + organisation() + ": lodges, follows, reads mail and archive"
          : name + " is an officer at Roissy: controls, decides, sees every company";
    }
  }

  /// @param siret invented: a right Luhn key under a number that no company has
  record Firm(String name, String siret) {
    /// French EORI: FR and the SIREN.
    String eori() {
      return "FR" + siret.substring(0, 9);
    }
  }

  static final List<Invented> ALL =
      List.of(
          new Invented(
              "claire.morel@transmer.example",
              "Claire Morel",
              Optional.of(new Firm("Transmer Logistique", "00051237600013")),
              DECLARANT,
              "Logiciel de Transmer"),
          new Invented(
              "paul.girard@nordex.example",
              "Paul Girard",
              Optional.of(new Firm("Nordex Composants", "00084632900019")),
              DECLARANT,
              "Logiciel de Nordex"),
          new Invented(
              "ines.arnaud@douane.example",
              "Inès Arnaud",
              Optional.empty(),
              OFFICER,
              "Poste de Roissy"));
}
