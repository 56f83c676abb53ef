// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

/// What one of the messages of this procedure says.
sealed interface ExpressContent
    permits ExpressDeclaration, ExpressPresentation, ExpressInvalidation {
  /// Local reference of the declaration that the message is or is about.
  String lrn();

  /// Who sends the message.
  ExpressDeclaration.Submitter submitter();
}
