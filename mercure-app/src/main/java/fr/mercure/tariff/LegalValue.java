// SPDX-License-Identifier: Apache-2.0
package fr.mercure.tariff;

/// The name of an amount, a rate or a delay that a text fixes and the next one changes.
public enum LegalValue {
  /// Highest intrinsic value of a low-value consignment (C07), in euros.
  LOW_VALUE_LIMIT,
  /// Highest intrinsic value of a consignment between private persons (C08), in euros.
  GIFT_LIMIT,
  /// Days to present goods that were declared before they came.
  PRESENTATION_DELAY,
  /// Days after acceptance during which an invalidation may be asked for.
  INVALIDATION_DELAY,
  /// Customs duty per item of a low-value consignment, in euros.
  LOW_VALUE_DUTY,
  /// French tax per article of a small parcel (TPC), in euros.
  SMALL_PARCEL_TAX,
  /// Fee of the Union per item, in euros.
  HANDLING_FEE,
  /// Whether product identifiers are mandatory.
  PRODUCT_IDENTIFIERS,
  /// Whether a French EORI is made of the SIREN and no longer of the SIRET.
  EORI_IS_SIREN,
  /// Highest value of a commercial consignment that bears no VAT overseas, in euros.
  OVERSEAS_RELIEF_LIMIT,
  /// VAT in percent: the rate of what no other rate covers.
  VAT_STANDARD,
  /// VAT in percent.
  VAT_INTERMEDIATE,
  /// VAT in percent.
  VAT_REDUCED,
  /// VAT in percent.
  VAT_SUPER_REDUCED
}
