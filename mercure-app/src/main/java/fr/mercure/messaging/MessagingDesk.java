// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.declarations.DeclarationsMoved;
import fr.mercure.declarations.Evidence;
import fr.mercure.declarations.Grounds;
import fr.mercure.declarations.Move;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Writes to companies what customs has done with their declarations.
@Component
class MessagingDesk {
  private final Evidence evidence;
  private final MessagingStore store;
  private final Announcements announcements;
  private final MessagingSettings settings;

  MessagingDesk(
      Evidence evidence,
      MessagingStore store,
      Announcements announcements,
      MessagingSettings settings) {
    this.evidence = evidence;
    this.store = store;
    this.announcements = announcements;
    this.settings = settings;
  }

  /// Deposits one message for each move that is written about. Told twice, it deposits nothing the
  /// second time.
  @ApplicationModuleListener
  void on(DeclarationsMoved event) {
    List<Move> moves = event.moves().stream().filter(move -> !folded(move, event)).toList();
    List<Grounds> grounds = evidence.of(moves);
    var messages = new ArrayList<OfficialMessage>();
    for (int i = 0; i < moves.size(); i++) {
      message(moves.get(i), grounds.get(i)).ifPresent(messages::add);
    }
    store.deposit(messages);
    announcements.put(messages);
  }

  /// An acceptance that leads straight to release is told by the release, which names it: two
  /// messages on one parcel are one too many.
  private static boolean folded(Move move, DeclarationsMoved event) {
    return move.to().equals("ACCEPTED")
        && event.moves().stream()
            .anyMatch(next ->
                next.declaration() == move.declaration()
                    && next.sequence() == move.sequence() + 1
                    && next.to().equals("RELEASED"));
  }

  private Optional<OfficialMessage> message(Move move, Grounds grounds) {
    return isSmallTalk(move, grounds)
        ? Optional.empty()
        : OfficialForm.of(move, grounds.control()).map(form -> message(form, move, grounds));
  }

  /// A line that neither moves a declaration nor writes a version of it: a paper asked for or
  /// given, a request that was refused. Whoever is concerned is told otherwise.
  private static boolean isSmallTalk(Move move, Grounds grounds) {
    return move.from().equals(move.to()) && grounds.findings().isEmpty();
  }

  private OfficialMessage message(OfficialForm form, Move move, Grounds grounds) {
    Instant at = move.at().truncatedTo(ChronoUnit.MICROS);
    return new OfficialMessage(
        new Addressee.OfCompany(move.company()),
        "move:" + move.sequence(),
        form.kind(),
        form.label(),
        move.declaration(),
        move.procedure(),
        move.lrn(),
        move.mrn().orElse(""),
        move.office(),
        move.actor(),
        grounds.actorName(),
        facts(form, grounds).json(),
        at,
        form.kind() == MessageKind.REQUEST
            ? Optional.of(at.plus(settings.answerWithin()))
            : Optional.empty());
  }

  private MessageFacts facts(OfficialForm form, Grounds grounds) {
    return switch (form) {
      case REFUSED -> MessageFacts.refusing(grounds.findings(), grounds.note());
      case CONTROL_DOCUMENTARY -> MessageFacts.asking(settings.documents(), grounds.note());
      default -> MessageFacts.noting(grounds.note());
    };
  }
}
