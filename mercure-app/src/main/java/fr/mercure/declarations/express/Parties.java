// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.ExpressDeclaration.QualifiedAddress;
import fr.mercure.kernel.Eori;
import fr.mercure.tariff.Code;
import fr.mercure.tariff.CodeList;
import java.util.regex.Pattern;

/// What the numbers of parties say of them.
final class Parties {
  private static final Pattern WITH_SIREN = Pattern.compile("FR[0-9]{9}([0-9]{5})?");
  private static final Pattern FRENCH_POSTCODE = Pattern.compile("[0-9]{5}");

  private Parties() {}

  /// The same operator: a French EORI with the SIRET of one of its establishments is its own.
  static boolean isSame(String eori, String other) {
    return legalUnit(eori).equals(legalUnit(other));
  }

  static String legalUnit(String eori) {
    return Eori.parse(eori).map(number -> number.operator().value()).orElse(eori);
  }

  static boolean bearsSiret(String eori) {
    return Eori.parse(eori).filter(Eori::bearsSiret).isPresent();
  }

  /// Whether the number is a French EORI made of the SIREN of a company.
  static boolean isFrenchCompany(String id) {
    return WITH_SIREN.matcher(id).matches();
  }

  /// Whether the number was given by a Member State, or for Northern Ireland.
  static boolean isOfTheUnion(String id, RuleContext context) {
    return id.length() > 2 && isUnion(id.substring(0, 2), context);
  }

  static boolean isFrenchPostcode(String postcode) {
    return FRENCH_POSTCODE.matcher(postcode).matches();
  }

  static boolean isPrivate(String id, RuleContext context) {
    return context.data().knows(CodeList.PRIVATE_PERSON, id, context.day());
  }

  static String privateNumber(RuleContext context) {
    return context.data().all(CodeList.PRIVATE_PERSON, context.day()).stream()
        .findFirst()
        .map(Code::value)
        .orElse("");
  }

  static boolean isNational(String id, RuleContext context) {
    return id.length() > 2
        && context.data().knows(CodeList.NATIONAL_COUNTRY, id.substring(0, 2), context.day());
  }

  static boolean isUnion(String country, RuleContext context) {
    return context.data().knows(CodeList.UNION_COUNTRY, country, context.day());
  }

  static boolean isWhole(QualifiedAddress address) {
    return address.city().isPresent()
        && address.line().isPresent()
        && address.postcode().isPresent();
  }
}
