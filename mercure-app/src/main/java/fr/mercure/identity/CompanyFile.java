// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What the registers and customs say of a company, to be shown.
///
/// @param establishments all of its legal unit
/// @param numbers every EORI of its legal unit
/// @param rules kinds of EORI that modules take, past and to come
/// @param authorisations decisions of customs that it holds
/// @param evidence last answers of registers about its numbers
record CompanyFile(
    Optional<LegalUnit> unit,
    List<Establishment> establishments,
    List<EoriNumber> numbers,
    List<Rule> rules,
    List<Held> authorisations,
    List<Answered> evidence) {
  /// The SIRET to which the head office of the company moved, if it did.
  Optional<String> successor(Company company) {
    return establishments.stream()
        .filter(e -> e.siret().equals(company.siret().value()) && e.state().equals("CLOSED"))
        .flatMap(e -> e.successor().stream())
        .filter(siret -> siret.startsWith(company.siret().siren()))
        .findFirst();
  }

  /// @param state `ACTIVE` or `CEASED`
  record LegalUnit(
      String siren, String state, Optional<LocalDate> from, Optional<Instant> checked) {}

  /// @param state `OPEN`, `CLOSED` or `UNKNOWN`
  record Establishment(
      String siret,
      String state,
      Optional<LocalDate> from,
      Optional<String> successor,
      Optional<Instant> checked) {}

  /// @param kind `SIREN`, `SIRET` or `FOREIGN`
  /// @param state `VALID`, `INVALID` or `DISABLED`
  record EoriNumber(
      String eori,
      String kind,
      String state,
      Optional<LocalDate> from,
      Optional<Instant> checked) {}

  record Rule(String module, String kind, LocalDate from, Optional<LocalDate> to, Wording source) {}

  record Held(String kind, String number, String state, LocalDate from, Optional<LocalDate> to) {}

  /// The last answer of a register.
  ///
  /// @param source name of the register
  /// @param word what it said
  /// @param sha256 of its answer as it came
  /// @param good last answer that was good
  record Answered(
      String source,
      String number,
      String word,
      Instant at,
      String sha256,
      Optional<Instant> good) {}
}
