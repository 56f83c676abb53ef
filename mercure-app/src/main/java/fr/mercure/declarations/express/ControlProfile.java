// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.ControlSelection.Circuit;
import fr.mercure.declarations.express.ExpressDeclaration.Address;
import fr.mercure.declarations.express.ExpressDeclaration.Item;
import fr.mercure.kernel.Money;
import fr.mercure.kernel.Wording;
import fr.mercure.tariff.Origin;
import fr.mercure.tariff.TableReader;
import fr.mercure.tariff.TableReader.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A kind of consignment that customs wants to see. Officers read it; declarants never do.
///
/// An empty condition is always met; all that are written must be.
///
/// @param name stable, kept with the selection
/// @param office customs office, or empty
/// @param country where the goods are sent from, or empty
/// @param prefix start of the subheading of one of the items, or empty
/// @param valueFrom intrinsic value of the consignment in euros
/// @param operator EORI of the declarant or of the representative, or empty
/// @param perMille how many of a thousand such consignments are taken
/// @param result what is examined
/// @param reason why, for officers
record ControlProfile(
    String name,
    String office,
    String country,
    String prefix,
    BigDecimal valueFrom,
    String operator,
    int perMille,
    Circuit result,
    Wording reason,
    Origin origin) {

  /// The profiles that Mercure carries, the most pressing first.
  ///
  /// @throws IllegalStateException if the table is not what it should be
  static List<ControlProfile> standard() {
    return Standard.PROFILES;
  }

  private static final class Standard {
    private static final List<ControlProfile> PROFILES =
        TableReader.read(ControlProfile.class, "control-profiles.csv").stream()
            .map(ControlProfile::of)
            .toList();
  }

  private static ControlProfile of(Row row) {
    return new ControlProfile(
        row.text("name"),
        row.text("office"),
        row.text("country"),
        row.text("prefix"),
        new BigDecimal(row.text("value-from")),
        row.text("operator"),
        Integer.parseInt(row.text("per-mille")),
        Circuit.valueOf(row.text("result")),
        new Wording(row.text("fr"), row.text("en")),
        row.origin());
  }

  /// Whether a consignment is of this kind.
  boolean matches(ExpressDeclaration h7, Money value, LocalDate day) {
    return origin.period().holds(day)
        && (office.isEmpty() || office.equals(h7.office()))
        && (operator.isEmpty() || isOperator(h7))
        && value.amount().compareTo(valueFrom) >= 0
        && h7.items().stream().anyMatch(item -> item.commodity().startsWith(prefix))
        && (country.isEmpty() || origins(h7).anyMatch(country::equals));
  }

  private boolean isOperator(ExpressDeclaration h7) {
    return operator.equals(h7.declarant().id())
        || h7.agent().filter(agent -> operator.equals(agent.id())).isPresent();
  }

  private static Stream<String> origins(ExpressDeclaration h7) {
    return Stream.concat(
        h7.exporter().map(exporter -> exporter.address().country()).stream(),
        h7.items().stream().map(Item::consignor).flatMap(Optional::stream).map(Address::country));
  }
}
