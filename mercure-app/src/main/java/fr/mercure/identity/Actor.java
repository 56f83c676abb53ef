// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Visitor;
import java.util.Optional;
import java.util.Set;

/// Who acts: a person signed in, a machine with a key, or Mercure itself. Controllers receive it as
/// an argument; every read of trade data takes one, so that nobody reads past their company.
///
/// @param id stable reference for the audit trail: `person:12`, `key:7`, `mercure`
/// @param name as shown to others
/// @param company whom they act for; none for an office and for Mercure itself
/// @param office customs office whose officer this is; none for operators
/// @param rights what they may do now
/// @param offices customs offices that their right to lodge is limited to; empty for every office
public record Actor(
    String id,
    String name,
    Optional<Company> company,
    Optional<String> office,
    Set<Right> rights,
    Set<String> offices)
    implements Visitor {

  /// Mercure acting by itself: timers, selection, automatic release.
  public static final Actor MERCURE =
      new Actor("mercure", "Mercure", Optional.empty(), Optional.empty(), Set.of(Right.values()));

  public Actor {
    rights = Set.copyOf(rights);
    offices = Set.copyOf(offices);
  }

  /// Somebody whose rights hold at every office.
  public Actor(
      String id,
      String name,
      Optional<Company> company,
      Optional<String> office,
      Set<Right> rights) {
    this(id, name, company, office, rights, Set.of());
  }

  /// Whether a declaration for this customs office is within the right to lodge.
  public boolean lodgesAt(String customsOffice) {
    return Offices.hold(offices, customsOffice);
  }

  /// Whether the right is held now.
  public boolean may(Right right) {
    return rights.contains(right);
  }

  @Override
  public boolean holds(String right) {
    return may(Right.valueOf(right));
  }

  @Override
  public Optional<String> organisation() {
    return company.map(Company::name).or(() -> office);
  }

  @Override
  public Optional<String> number() {
    return company.map(c -> c.eori().toString());
  }

  /// Whether this is an officer of customs, who sees every company's declarations.
  @Override
  public boolean isOfficer() {
    return office.isPresent();
  }

  /// Whether rows of this company may be shown to the actor.
  public boolean sees(long companyId) {
    return equals(MERCURE) || isOfficer() || company.filter(c -> c.id() == companyId).isPresent();
  }
}
