// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which declarations somebody wants to see. What is empty does not restrict.
///
/// @param states labels
/// @param office customs office in charge
/// @param from received at or after
/// @param until received before
/// @param mrn how the MRN begins
/// @param lrn how the LRN begins
/// @param least value in euros
/// @param most value in euros
/// @param circuit `GREEN`, `ORANGE` or `RED`
/// @param company key of a company, for those who see several
public record DeclarationFilter(
    List<String> states,
    Optional<String> office,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<String> mrn,
    Optional<String> lrn,
    Optional<BigDecimal> least,
    Optional<BigDecimal> most,
    Optional<String> circuit,
    Optional<Long> company) {
  /// Every state that a declaration may be in.
  public static final List<String> STATES =
      List.of(
          "LODGED",
          "REFUSED",
          "PRELODGED",
          "PRESENTED",
          "ACCEPTED",
          "WAITING",
          "UNDER_CONTROL",
          "CONFORM",
          "NOT_CONFORM",
          "RELEASED",
          "INVALIDATED",
          "CANCELLED",
          "EXPIRED");

  /// All of them.
  public static final DeclarationFilter ALL =
      new DeclarationFilter(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public DeclarationFilter {
    states = List.copyOf(states);
  }

  /// Whatever the circuit and the company.
  public DeclarationFilter(
      List<String> states,
      Optional<String> office,
      Optional<Instant> from,
      Optional<Instant> until,
      Optional<String> mrn,
      Optional<String> lrn,
      Optional<BigDecimal> least,
      Optional<BigDecimal> most) {
    this(states, office, from, until, mrn, lrn, least, most, Optional.empty(), Optional.empty());
  }

  /// All in these states.
  public static DeclarationFilter in(String... states) {
    return new DeclarationFilter(
        List.of(states), ALL.office, ALL.from, ALL.until, ALL.mrn, ALL.lrn, ALL.least, ALL.most);
  }

  /// The same at one office.
  public DeclarationFilter at(String customsOffice) {
    return new DeclarationFilter(
        states, Optional.of(customsOffice), from, until, mrn, lrn, least, most);
  }

  /// The same on one circuit.
  public DeclarationFilter on(Optional<String> onlyCircuit) {
    return new DeclarationFilter(
        states, office, from, until, mrn, lrn, least, most, onlyCircuit, company);
  }

  /// The same of one company; without effect for those who see one only.
  public DeclarationFilter of(long onlyCompany) {
    return new DeclarationFilter(
        states, office, from, until, mrn, lrn, least, most, circuit, Optional.of(onlyCompany));
  }
}
