// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Eori;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The mandates that a company holds or gave, to be asked whether one operator may act for another.
/// The same answer for lodging, for the page and for the API.
public final class Mandates {
  /// No mandate at all.
  public static final Mandates NONE = of(List.of());

  private final Map<Eori, List<Mandate>> byPrincipal;

  private Mandates(Map<Eori, List<Mandate>> byPrincipal) {
    this.byPrincipal = byPrincipal;
  }

  /// These and no others.
  public static Mandates of(List<Mandate> mandates) {
    return new Mandates(
        mandates.stream().collect(Collectors.groupingBy(m -> m.principal().operator())));
  }

  /// Why one operator may not act for another; each is a cause of the list of causes.
  public enum Lack {
    /// None was given, or none is in force that day.
    NONE("MAN-001"),
    /// One is in force, for another procedure, office or form of representation.
    SCOPE("MAN-002"),
    /// It was taken back, and another represents the principal now.
    SUCCEEDED("MAN-003");

    final String cause;

    Lack(String cause) {
      this.cause = cause;
    }
  }

  /// What is missing for one operator to act for another; empty if it may.
  ///
  /// @param form empty if any will do
  /// @param module the procedure, such as `EXPRESS`
  /// @param office where; none where the procedure has none
  public Optional<Lack> lack(
      Eori principal,
      Eori representative,
      Optional<Mandate.Form> form,
      String module,
      Optional<String> office,
      LocalDate day) {
    List<Mandate> given =
        byPrincipal.getOrDefault(principal.operator(), List.of()).stream()
            .filter(m -> m.representative().operator().equals(representative.operator()))
            .toList();
    List<Mandate> active = given.stream().filter(m -> m.isActive(day)).toList();
    if (active.stream().anyMatch(m -> m.covers(form, module, office))) {
      return Optional.empty();
    }
    return Optional.of(active.isEmpty() ? ended(given) : Lack.SCOPE);
  }

  /// Name of a principal, if one of these mandates names it.
  Optional<String> nameOf(Eori principal) {
    return byPrincipal.getOrDefault(principal.operator(), List.of()).stream()
        .map(Mandate::principalName)
        .findFirst();
  }

  private static Lack ended(List<Mandate> mandates) {
    return mandates.stream().anyMatch(m -> m.revoked().isPresent() && m.successor().isPresent())
        ? Lack.SUCCEEDED
        : Lack.NONE;
  }
}
