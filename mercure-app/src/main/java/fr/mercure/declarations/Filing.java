// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// What the register shows of a declaration without opening it. Texts are empty where the message
/// was too broken to hold them.
///
/// @param procedure which procedure
/// @param type additional declaration type, in the code of the procedure's messages
/// @param company who lodged it
/// @param declarant EORI of the declarant
/// @param lrn the trader's reference
/// @param office customs office in charge
/// @param items number of goods items
/// @param value intrinsic value in euros, if it could be computed
/// @param grossMass kilograms, if readable
/// @param importer name of the importer
/// @param goods description of the first item
/// @param standing where it stands
public record Filing(
    Procedure procedure,
    String type,
    long company,
    String declarant,
    String lrn,
    String office,
    int items,
    Optional<BigDecimal> value,
    Optional<BigDecimal> grossMass,
    String importer,
    String goods,
    Standing standing) {

  /// The same filing, standing elsewhere.
  public Filing at(Standing elsewhere) {
    return new Filing(
        procedure, type, company, declarant, lrn, office, items, value, grossMass, importer, goods,
        elsewhere);
  }

  /// Where a declaration stands: its state, and the facts that come with states.
  ///
  /// @param state label of the state
  /// @param since when it came to that state
  /// @param crn allotted when it was pre-lodged
  /// @param mrn allotted when it was accepted
  /// @param circuit `GREEN`, `ORANGE` or `RED`, once selected
  /// @param control `DOCUMENTARY` or `PHYSICAL`, if under control
  /// @param waitsFor what is missing before release, if something is
  /// @param deadline until when the next move of the trader is possible, if time runs
  /// @param accepted when it was accepted
  /// @param released when the goods were released
  public record Standing(
      String state,
      Instant since,
      Optional<String> crn,
      Optional<String> mrn,
      Optional<String> circuit,
      Optional<String> control,
      Optional<String> waitsFor,
      Optional<Instant> deadline,
      Optional<Instant> accepted,
      Optional<Instant> released) {

    /// A state without any fact.
    public static Standing of(String state, Instant since) {
      return new Standing(
          state,
          since,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }
}
