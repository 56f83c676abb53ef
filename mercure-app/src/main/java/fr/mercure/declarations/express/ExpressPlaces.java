// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Pointer;

/// Where things are in the H7 messages.
final class ExpressPlaces {
  static final Pointer DECLARATION = Pointer.ROOT.child("Declaration");
  static final Pointer FUNCTION = DECLARATION.child("FunctionCode");
  static final Pointer CATEGORY = DECLARATION.child("ProcedureCategory");
  static final Pointer LRN = DECLARATION.child("FunctionalReferenceID");
  static final Pointer REFERENCE = DECLARATION.child("ID");
  static final Pointer TYPE = DECLARATION.child("TypeCode");
  static final Pointer ITEM_COUNT = DECLARATION.child("GoodsItemQuantity");
  static final Pointer OFFICE = DECLARATION.child("DeclarationOfficeID");
  static final Pointer TOTAL_MASS = DECLARATION.child("TotalGrossMassMeasure");
  static final Pointer AGENT = DECLARATION.child("Agent");
  static final Pointer DECLARANT = DECLARATION.child("Declarant");
  static final Pointer EXPORTER = DECLARATION.child("Exporter");
  static final Pointer SHIPMENT = DECLARATION.child("GoodsShipment");
  static final Pointer LOCATION = SHIPMENT.child("Consignment").child("GoodsLocation");
  static final Pointer FREIGHT = SHIPMENT.child("CustomsValuation").child("FreightChargeAmount");
  static final Pointer IMPORTER = SHIPMENT.child("Importer");

  /// Rank of what belongs to no item.
  static final int HEADER = -1;

  private ExpressPlaces() {}

  /// What holds documents and references: an item by its zero-based rank, or {@link #HEADER}.
  static Pointer holder(int item) {
    return item == HEADER ? SHIPMENT : item(item);
  }

  /// The item of this zero-based rank.
  static Pointer item(int rank) {
    return SHIPMENT.child("GovernmentAgencyGoodsItem", rank + 1);
  }

  static Pointer value(int rank) {
    return item(rank).child("CustomsValueAmount");
  }

  static Pointer commodity(int rank) {
    return item(rank).child("Commodity").child("Classification").child("ID");
  }

  static Pointer description(int rank) {
    return item(rank).child("Commodity").child("Description");
  }

  static Pointer measure(int rank, String name) {
    return item(rank).child("Commodity").child("GoodsMeasure").child(name);
  }

  static Pointer mass(int rank) {
    return measure(rank, "GrossMassMeasure");
  }

  static Pointer quantity(int rank) {
    return measure(rank, "TariffQuantity");
  }

  static Pointer procedure(int item, int rank) {
    return item(item).child("GovernmentProcedure", rank + 1);
  }

  static Pointer consignorCountry(int rank) {
    return item(rank).child("Consignor").child("CountryCode");
  }

  static Pointer freight(int rank) {
    return item(rank).child("CustomsValuation").child("FreightChargeAmount");
  }

  /// A part of an address, `/…/Address/CountryCode`.
  static Pointer country(Pointer party) {
    return party.child("Address").child("CountryCode");
  }

  /// The reason of this zero-based rank.
  static Pointer reason(int rank) {
    return DECLARATION.child("Amendment", rank + 1).child("ChangeReasonCode");
  }
}
