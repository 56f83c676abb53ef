// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.time.Instant;
import java.util.Optional;

/// An H7 declaration being prepared, a template of the company, or an amendment being prepared.
///
/// @param id key inside Mercure, never shown
/// @param company whose it is
/// @param reference number of its own, in addresses; stays when the LRN changes
/// @param name of a template; empty otherwise
/// @param origin LRN or MRN that it was copied from, or MRN that it amends; empty for a blank one
/// @param version one more for each save
/// @param changed when it was last saved
/// @param changedName by whom
/// @param lodged when the register took it; it never changes after that
/// @param answer what to show after lodging: MRN, CRN or, refused, the LRN; empty if never lodged
public record Draft(
    long id,
    long company,
    String reference,
    Kind kind,
    String name,
    String origin,
    DraftContent content,
    int version,
    Instant changed,
    String changedName,
    Optional<Instant> lodged,
    String answer) {

  /// What a draft becomes.
  public enum Kind {
    DECLARATION,
    TEMPLATE,
    AMENDMENT
  }

  /// 12 09 001 000, as typed; empty if it was removed.
  public String lrn() {
    return content.at("/Declaration/FunctionalReferenceID");
  }

  /// Who receives the goods, as typed; empty if nobody yet.
  public String importer() {
    return content.at("/Declaration/GoodsShipment/Importer/Name");
  }

  /// Whether it may still change.
  public boolean isOpen() {
    return lodged.isEmpty();
  }
}
