// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Wording;

/// What the lifecycle answers to a command.
sealed interface ExpressOutcome {

  /// The declaration is now in this state.
  record Moved(ExpressState to) implements ExpressOutcome {}

  /// The declaration has a new version and stays in this state.
  record Amended(ExpressState in) implements ExpressOutcome {}

  /// Nothing changes.
  record NotAllowed(ExpressState state, ExpressCommand command, Reason reason)
      implements ExpressOutcome {}

  /// Why a command is not allowed.
  enum Reason {
    /// No such move from this state.
    NOT_FROM_HERE(
        "Cette opération n'est pas possible dans l'état actuel de la déclaration.",
        "This is not possible in the present state of the declaration."),
    /// Code des douanes art. 100-1, UCC art. 173(2): not once an examination is announced.
    EXAMINATION_ANNOUNCED(
        "La douane a annoncé un contrôle : attendez son résultat.",
        "Customs has announced an examination: wait for its result."),
    /// UCC art. 173(2)(c): a request of the declarant comes too late once release is granted or the
    /// result of an examination is written down.
    TOO_LATE_TO_AMEND(
        "La rectification n'est plus possible : le contrôle est terminé ou la mainlevée donnée.",
        "Too late to amend: the examination is over or the goods are released."),
    /// Something is missing before release.
    STILL_WAITING(
        "La mainlevée attend une pièce ou une garantie : fournissez-la d'abord.",
        "Release waits for a document or a guarantee: provide it first."),
    /// UCC art. 171: the time to present the goods still runs.
    TOO_EARLY(
        "Le délai de présentation court encore.", "The time to present the goods still runs."),
    /// UCC art. 171: the time to present the goods is over.
    TOO_LATE_TO_PRESENT(
        "Le délai de présentation est passé : déposez une nouvelle déclaration.",
        "The time to present the goods is over: lodge a new declaration."),
    /// UCC-DA art. 148: the time to ask for an invalidation is over.
    TOO_LATE_TO_INVALIDATE(
        "Le délai pour demander l'invalidation est passé.",
        "The time to ask for an invalidation is over.");

    private final Wording words;

    Reason(String fr, String en) {
      this.words = new Wording(fr, en);
    }

    /// The reason as the person who asked reads it.
    Wording words() {
      return words;
    }
  }
}
