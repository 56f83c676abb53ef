// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.Filing;
import fr.mercure.declarations.Procedure;
import java.math.BigDecimal;
import java.util.Optional;

/// What lists show of an H7, read from a whole message or glimpsed in a broken one.
final class ExpressFilings {
  private static final int LONGEST_LRN = 35;
  private static final int LONGEST_CODE = 17;
  private static final int LONGEST_WORDS = 200;
  private static final BigDecimal LARGEST = BigDecimal.TEN.pow(15);

  private ExpressFilings() {}

  static Filing of(
      ExpressDeclaration h7, long company, Optional<BigDecimal> value, Filing.Standing standing) {
    return new Filing(
        Procedure.EXPRESS,
        h7.typeCode(),
        company,
        h7.declarant().id(),
        h7.lrn(),
        h7.office(),
        h7.items().size(),
        value.filter(ExpressFilings::fits),
        Optional.of(h7.totalGrossMass()).filter(ExpressFilings::fits),
        shorten(h7.importer().name().orElse(h7.importer().id())),
        shorten(h7.items().isEmpty() ? "" : h7.items().getFirst().description()),
        standing);
  }

  static Filing glimpsed(ExpressMessage message, long company, Filing.Standing standing) {
    return new Filing(
        Procedure.EXPRESS,
        message.glimpse("/Declaration/TypeCode", LONGEST_CODE),
        company,
        message.glimpse("/Declaration/Declarant/ID", LONGEST_CODE),
        message.glimpse("/Declaration/FunctionalReferenceID", LONGEST_LRN),
        message.glimpse("/Declaration/DeclarationOfficeID", LONGEST_CODE),
        0,
        Optional.empty(),
        Optional.empty(),
        message.glimpse("/Declaration/GoodsShipment/Importer/Name", LONGEST_WORDS),
        message.glimpse(
            "/Declaration/GoodsShipment/GovernmentAgencyGoodsItem/Commodity/Description",
            LONGEST_WORDS),
        standing);
  }

  private static boolean fits(BigDecimal number) {
    return number.abs().compareTo(LARGEST) < 0;
  }

  private static String shorten(String words) {
    return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS - 1) + "…";
  }
}
