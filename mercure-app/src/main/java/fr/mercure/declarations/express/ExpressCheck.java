// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Finding;
import fr.mercure.messages.Node;
import fr.mercure.messages.Reading;
import fr.mercure.messages.Tape;
import java.util.List;
import java.util.Optional;

/// From a message that was read to what is wrong with it. Structure first: rules speak only where
/// it holds.
final class ExpressCheck {
  private ExpressCheck() {}

  /// What a message of this procedure says; nothing if its structure does not hold or it belongs to
  /// another procedure.
  static Optional<ExpressContent> content(Reading reading) {
    if (!reading.accepted()) {
      return Optional.empty();
    }
    return reading.type().flatMap(type -> content(type.name(), type.version(), reading.tape()));
  }

  private static Optional<ExpressContent> content(String name, String version, Tape tape) {
    if (!version.startsWith("h7/")) {
      return Optional.empty();
    }
    return switch (name) {
      case "H7" -> Optional.of(ExpressReader.declaration(tape));
      case "I2" -> Optional.of(ExpressReader.presentation(tape));
      case "INV" -> Optional.of(ExpressReader.invalidation(tape));
      default -> Optional.empty();
    };
  }

  /// What the rules find in a content, whatever it came from; findings bear no line.
  static List<Finding> check(ExpressContent content, RuleContext context) {
    return switch (content) {
      case ExpressDeclaration h7 -> ExpressRules.check(h7, context);
      case ExpressPresentation i2 -> ExpressRules.check(i2, context);
      case ExpressInvalidation inv -> ExpressRules.check(inv, context);
    };
  }

  /// What the rules find in a content, with the lines of the document it was read from.
  static List<Finding> check(ExpressContent content, RuleContext context, Tape tape) {
    return check(content, context).stream()
        .map(finding -> finding.onLine(line(tape, finding.pointer().path())))
        .toList();
  }

  /// Line of the place, or of what should hold it if it is missing.
  private static int line(Tape tape, String path) {
    String place = path;
    while (place.length() > 1) {
      Optional<Node> node = tape.nodeAt(place);
      if (node.isPresent()) {
        return node.get().line();
      }
      place = place.substring(0, Math.max(1, place.lastIndexOf('/')));
    }
    return 0;
  }
}
