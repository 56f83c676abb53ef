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
public record DeclarationFilter(
    List<String> states,
    Optional<String> office,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<String> mrn,
    Optional<String> lrn,
    Optional<BigDecimal> least,
    Optional<BigDecimal> most) {
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
}
