// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.Charges.Payment;
import fr.mercure.kernel.Money;

/// The items of one classification whose VAT is paid in one way: what a tax is computed on.
///
/// @param commodity subheading, six digits
/// @param value intrinsic value in euros, not rounded
/// @param freight its part of the transport costs in euros, not rounded
/// @param payment how its VAT is paid, if it is paid at import
/// @param shopNumber IOSS number under which the seller has collected the VAT; empty if none
/// @param conversion the amounts as declared, with their rates
record Article(
    String commodity,
    Money value,
    Money freight,
    Payment payment,
    String shopNumber,
    String conversion) {

  /// Whether the VAT was paid to the seller.
  boolean isShop() {
    return !shopNumber.isEmpty();
  }

  Article plus(Article other) {
    return new Article(
        commodity,
        value.plus(other.value),
        freight.plus(other.freight),
        payment,
        shopNumber,
        conversion + " ; " + other.conversion);
  }
}
