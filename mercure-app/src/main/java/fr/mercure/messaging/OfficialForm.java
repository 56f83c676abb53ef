// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.declarations.Move;
import java.util.Locale;
import java.util.Optional;

/// The official messages that exist, each with its words in a version.
///
/// A version that has been sent is never reworded: people have read it, and the proof of their
/// reading rests on it. New words are a new version; a test holds the hash of the old ones.
enum OfficialForm {
  REFUSED(1, MessageKind.DECISION),
  PRELODGED(1, MessageKind.NOTICE),
  ACCEPTED(1, MessageKind.NOTICE),
  AMENDED(1, MessageKind.NOTICE),
  WAITING(1, MessageKind.NOTICE),
  CONTROL_DOCUMENTARY(1, MessageKind.REQUEST),
  CONTROL_PHYSICAL(1, MessageKind.REQUEST),
  NOT_CONFORM(1, MessageKind.DECISION),
  RELEASED(1, MessageKind.DECISION),
  INVALIDATED(1, MessageKind.DECISION),
  CANCELLED(1, MessageKind.NOTICE),
  EXPIRED(1, MessageKind.DECISION),
  DOCUMENTS(1, MessageKind.REQUEST);

  private final int version;
  private final MessageKind kind;

  OfficialForm(int version, MessageKind kind) {
    this.version = version;
    this.kind = kind;
  }

  MessageKind kind() {
    return kind;
  }

  /// As stored with each message: `released/1`.
  String label() {
    return "%s/%d".formatted(name().toLowerCase(Locale.ROOT), version);
  }

  /// Key of the words of a stored label: `messaging.form.released.1.subject`.
  static String key(String label, String part) {
    return "messaging.form." + label.replace('/', '.') + "." + part;
  }

  /// What is written about a move, if anything is: lodging and presentation are answered on the
  /// channel they came by, a conform control by the release that follows it.
  ///
  /// @param control what is examined, if anything is
  static Optional<OfficialForm> of(Move move, Optional<String> control) {
    if (move.from().equals(move.to())) {
      return Optional.of(AMENDED);
    }
    return switch (move.to()) {
      case "REFUSED" -> Optional.of(REFUSED);
      case "PRELODGED" -> Optional.of(PRELODGED);
      case "ACCEPTED" -> Optional.of(ACCEPTED);
      case "WAITING" -> Optional.of(WAITING);
      case "UNDER_CONTROL" ->
          Optional.of(
              control.filter("DOCUMENTARY"::equals).isPresent()
                  ? CONTROL_DOCUMENTARY
                  : CONTROL_PHYSICAL);
      case "NOT_CONFORM" -> Optional.of(NOT_CONFORM);
      case "RELEASED" -> Optional.of(RELEASED);
      case "INVALIDATED" -> Optional.of(INVALIDATED);
      case "CANCELLED" -> Optional.of(CANCELLED);
      case "EXPIRED" -> Optional.of(EXPIRED);
      default -> Optional.empty();
    };
  }
}
