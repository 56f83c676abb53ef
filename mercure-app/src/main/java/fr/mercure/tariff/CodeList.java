// SPDX-License-Identifier: Apache-2.0
package fr.mercure.tariff;

/// A list of codes that a declaration may use. Codes come and go: ask for a day.
public enum CodeList {
  /// ISO 3166 alpha-2, with XI and XK.
  COUNTRY,
  /// Those of {@link #COUNTRY} from which goods come without crossing the customs border.
  UNION_COUNTRY,
  /// Those of {@link #COUNTRY} that make up the national territory: EORI numbers of their operators
  /// and places where goods may be.
  NATIONAL_COUNTRY,
  /// ISO 4217.
  CURRENCY,
  /// French customs offices, eight characters (17 09).
  OFFICE,
  /// Harmonised system, six digits (18 09 056).
  SUBHEADING,
  /// UN/ECE recommendation 21, two characters (18 06 003).
  PACKAGE,
  /// Supporting documents, four characters (12 03 002).
  DOCUMENT,
  /// Previous documents, three characters (12 01 002).
  PREVIOUS_DOCUMENT,
  /// Category of a previous document.
  PREVIOUS_CATEGORY,
  /// Procedures that an H7 may ask for (11 09 001).
  PROCEDURE,
  /// Procedures that may come before an H7 (11 09 002).
  PREVIOUS_PROCEDURE,
  /// Additional procedures of an H7 (11 10).
  ADDITIONAL_PROCEDURE,
  /// Kind of place (16 15 045).
  LOCATION_TYPE,
  /// How a place is named (16 15 046).
  LOCATION_QUALIFIER,
  /// Why a declaration is amended.
  CHANGE_REASON,
  /// Why a declaration is invalidated.
  INVALIDATION_REASON,
  /// Role of a fiscal reference (13 16 031).
  FISCAL_ROLE,
  /// Kind of a statement in words (12 02).
  INFORMATION_TYPE,
  /// Number that stands for a private person, who has no EORI.
  PRIVATE_PERSON
}
