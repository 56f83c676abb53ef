// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.DeclarationView;
import fr.mercure.identity.Company;
import fr.mercure.messages.Catalogue;
import fr.mercure.messages.MessageType;
import fr.mercure.messages.MessageWriter;
import java.util.Map;

/// Writes the messages that ask for something about a declaration: presentation and invalidation.
final class ActMessages {
  private static final MessageType PRESENTATION = type("I2");
  private static final MessageType INVALIDATION = type("INV");
  private static final int LONGEST_NAME = 70;

  private ActMessages() {}

  private static MessageType type(String name) {
    return Catalogue.standard()
        .find(name)
        .orElseThrow(() -> new IllegalStateException("no " + name));
  }

  /// The goods have come.
  ///
  /// @param location where they are: fields of the section {@link DraftSection#LOCATION}, by place
  static byte[] presentation(DeclarationView view, Company sender, Map<String, String> location) {
    MessageWriter message = about(PRESENTATION, view, sender, "24", "GPR");
    message.root().add("GoodsShipment");
    location.forEach((place, value) -> message.put(inside(place), value));
    return message.toBytes();
  }

  /// The declaration shall have no effect.
  static byte[] invalidation(DeclarationView view, Company sender, String reason, String text) {
    return about(INVALIDATION, view, sender, "1", "INV")
        .put("Amendment/SequenceNumeric", "1")
        .put("Amendment/ChangeReasonCode", reason)
        .put("Amendment/ChangeReasonText", text)
        .toBytes();
  }

  private static MessageWriter about(
      MessageType type, DeclarationView view, Company sender, String function, String code) {
    String name = sender.name();
    return new MessageWriter(type)
        .put("FunctionCode", function)
        .put("ProcedureCategory", "H7")
        .put("FunctionalReferenceID", view.filing().lrn())
        .put("ID", view.reference())
        .put("TypeCode", code)
        .put("Submitter/Name", name.substring(0, Math.min(name.length(), LONGEST_NAME)))
        .put("Submitter/ID", sender.eori().value());
  }

  private static String inside(String place) {
    return place.substring("/Declaration/".length());
  }
}
