// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.ExpressDeclaration.Amendment;
import fr.mercure.declarations.express.ExpressDeclaration.Submitter;
import java.util.List;

/// What a request for invalidation says (UCC art. 174, UCC-DA art. 148).
///
/// @param functionCode 1
/// @param category procedure category of the declaration, `H7`
/// @param lrn local reference of the declaration
/// @param reference MRN of the declaration; its CRN before acceptance
/// @param typeCode `INV`
/// @param submitter who sends the message
/// @param reasons at least one
record ExpressInvalidation(
    String functionCode,
    String category,
    String lrn,
    String reference,
    String typeCode,
    Submitter submitter,
    List<Amendment> reasons)
    implements ExpressContent {

  ExpressInvalidation {
    reasons = List.copyOf(reasons);
  }
}
