// SPDX-License-Identifier: Apache-2.0
package fr.mercure.notification;

import fr.mercure.declarations.DeclarationsMoved;
import fr.mercure.declarations.Move;
import fr.mercure.declarations.Procedure;
import fr.mercure.identity.DeviceSeen;
import fr.mercure.identity.Identity;
import fr.mercure.identity.Person;
import fr.mercure.identity.RightMoved;
import fr.mercure.messaging.OfficialMessageSent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/// Tells people what asks for them.
@Component
class NotificationDesk {
  /// Stands for a procedure where a right moved; the reference is its name.
  static final String ACCESS = "ACCESS";

  private final Identity identity;
  private final NotificationStore store;

  NotificationDesk(Identity identity, NotificationStore store) {
    this.identity = identity;
    this.store = store;
  }

  /// Tells everybody of the companies concerned. Told twice, it tells nobody the second time.
  @ApplicationModuleListener
  void on(DeclarationsMoved event) {
    Map<Long, List<Person>> people = new HashMap<>();
    store.tell(
        event.moves().stream()
            .flatMap(move -> reason(move).stream().flatMap(r -> notices(move, r, people)))
            .toList());
  }

  @ApplicationModuleListener
  void on(OfficialMessageSent sent) {
    store.tell(
        identity.peopleOf(sent.company()).stream()
            .map(person ->
                new Notice(
                    reference(person),
                    "message:" + sent.message(),
                    "DOCUMENTS",
                    Procedure.EXPRESS.name(),
                    sent.reference(),
                    "/messagerie",
                    sent.sentAt()))
            .toList());
  }

  @ApplicationModuleListener
  void on(RightMoved moved) {
    store.tell(
        moved.people().stream()
            .map(person ->
                new Notice(
                    person,
                    moved.event(),
                    moved.reason(),
                    ACCESS,
                    moved.right(),
                    moved.path(),
                    moved.at()))
            .toList());
  }

  @ApplicationModuleListener
  void on(DeviceSeen seen) {
    String browser = seen.browser().isEmpty() ? "?" : seen.browser();
    store.tell(
        List.of(
            new Notice(
                seen.person(),
                "device:" + seen.device(),
                "DEVICE_NEW",
                "IDENTITY",
                browser,
                seen.path(),
                seen.at())));
  }

  private Stream<Notice> notices(Move move, String reason, Map<Long, List<Person>> people) {
    String reference = move.mrn().orElse(move.lrn());
    String path = "/dossiers/" + UriUtils.encodePathSegment(reference, StandardCharsets.UTF_8);
    return people.computeIfAbsent(move.company(), identity::peopleOf).stream()
        .map(person ->
            new Notice(
                reference(person),
                "move:%d/%d".formatted(move.declaration(), move.sequence()),
                reason,
                move.procedure().name(),
                reference,
                path,
                move.at()));
  }

  private static String reference(Person person) {
    return "person:" + person.id();
  }

  /// Why somebody is told of the move; nobody is if there is no reason. A release is told only when
  /// it was not sure to come.
  static Optional<String> reason(Move move) {
    return switch (move.to()) {
      case "REFUSED", "WAITING", "UNDER_CONTROL", "NOT_CONFORM", "EXPIRED", "INVALIDATED" ->
          move.from().equals(move.to()) ? Optional.empty() : Optional.of(move.to());
      case "RELEASED" ->
          move.from().equals("ACCEPTED") || move.from().equals("RELEASED")
              ? Optional.empty()
              : Optional.of("RELEASED");
      default -> Optional.empty();
    };
  }
}
