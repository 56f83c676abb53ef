// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.ExpressDeclaration.GoodsLocation;
import fr.mercure.declarations.express.ExpressDeclaration.PreviousDocument;
import fr.mercure.declarations.express.ExpressDeclaration.Submitter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What a presentation message (I2) says: the goods of a pre-lodged declaration have come.
///
/// @param functionCode 24
/// @param category procedure category of the declaration, `H7`
/// @param lrn local reference of the declaration
/// @param reference CRN or MRN of the declaration
/// @param typeCode `GPR`
/// @param totalGrossMass kilograms, when only a part of what is in temporary storage leaves it
/// @param submitter who sends the message
/// @param location where the goods are; needed if the declaration did not say
/// @param items items that come, when not all do
/// @param previousDocuments what brought the goods here
record ExpressPresentation(
    String functionCode,
    String category,
    String lrn,
    String reference,
    String typeCode,
    Optional<BigDecimal> totalGrossMass,
    Submitter submitter,
    Optional<GoodsLocation> location,
    List<PresentedItem> items,
    List<PreviousDocument> previousDocuments)
    implements ExpressContent {

  ExpressPresentation {
    items = List.copyOf(items);
    previousDocuments = List.copyOf(previousDocuments);
  }

  /// An item that comes.
  ///
  /// @param sequence rank in the declaration
  /// @param packageKinds codes of the kinds of packages (18 06 003 000)
  record PresentedItem(int sequence, List<String> packageKinds) {
    PresentedItem {
      packageKinds = List.copyOf(packageKinds);
    }
  }
}
