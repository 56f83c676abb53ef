// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Pointer;
import fr.mercure.kernel.Severity;
import fr.mercure.kernel.Wording;

/// What is wrong with a message because of where and when it comes, not because of what it says.
enum ExpressRequestRules {
  /// The address takes one kind of message.
  WRONG_MESSAGE(
      "H7-0910",
      new Wording(
          "Ce message n'est pas un {0} : cette adresse ne prend que des {0}.",
          "This message is not an {0}: this address takes only {0}."),
      new Wording(
          "Envoyez-le à l'adresse de son type, ou corrigez TypeCode et FunctionCode.",
          "Send it to the address of its type, or correct TypeCode and FunctionCode.")),

  /// A message about a declaration goes to the address of that declaration.
  WRONG_REFERENCE(
      "H7-0920",
      new Wording(
          "Le message parle de {0}, l'adresse de {1}.",
          "The message speaks of {0}, the address of {1}."),
      new Wording(
          "Mettez la même référence aux deux endroits.", "Put the same reference in both places.")),

  /// The lifecycle does not allow it now.
  NOT_NOW(
      "H7-0930",
      new Wording("Demande impossible : {0}", "Not possible: {0}"),
      new Wording(
          "Consultez l'état de la déclaration avant de redemander.",
          "Look at the state of the declaration before asking again."));

  private final String code;
  private final Wording text;
  private final Wording remedy;

  ExpressRequestRules(String code, Wording text, Wording remedy) {
    this.code = code;
    this.text = text;
    this.remedy = remedy;
  }

  /// Stable code.
  String code() {
    return code;
  }

  /// The sentence, with places for values.
  Wording text() {
    return text;
  }

  /// What to do.
  Wording remedy() {
    return remedy;
  }

  Finding at(Pointer pointer, String value, String... values) {
    return new Finding(
        code, Severity.ERROR, pointer, 0, "", value, text.with(values), remedy.with(values));
  }

  /// The finding for a reason of the lifecycle.
  static Finding notNow(ExpressOutcome.Reason reason, String state) {
    Wording why = reason.words();
    Wording text =
        new Wording(NOT_NOW.text.with(why.fr(), "").fr(), NOT_NOW.text.with(why.en(), "").en());
    return new Finding(
        NOT_NOW.code, Severity.ERROR, Pointer.ROOT, 0, "", state, text, NOT_NOW.remedy);
  }
}
