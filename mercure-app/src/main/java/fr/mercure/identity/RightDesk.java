// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.AccessFacts.Habilitation.State;
import fr.mercure.identity.RightOutcome.Act;
import fr.mercure.identity.RightOutcome.Moved;
import fr.mercure.identity.RightOutcome.Refused;
import fr.mercure.identity.RightOutcome.Why;
import fr.mercure.identity.TrailStore.Place;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where rights are asked for, granted, refused and withdrawn. A decision holds at the next request
/// of the person; each leaves a line in the trail and tells whoever it concerns.
@Component
class RightDesk {
  private final RightStore store;
  private final TrailStore trail;
  private final PersonStore people;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RightDesk(
      RightStore store,
      TrailStore trail,
      PersonStore people,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.trail = trail;
    this.people = people;
    this.events = events;
    this.clock = clock;
  }

  /// The person asks for a right where they act.
  @Transactional
  RightOutcome ask(Actor actor, Right right, RightCommand ask) {
    return act(actor, Place.of(actor), PersonStore.personId(actor), right, ask);
  }

  /// Decides about the right of somebody of the actor's company or office.
  ///
  /// @return none if the person is not one of them
  @Transactional
  Optional<RightOutcome> decide(Actor actor, long person, Right right, RightCommand command) {
    return people.isOf(person, Place.of(actor))
        ? Optional.of(act(actor, Place.of(actor), person, right, command))
        : Optional.empty();
  }

  /// Requests that the actor may answer, oldest first.
  List<RightStore.Asked> asked(Actor actor) {
    return actor.may(Right.PEOPLE_MANAGE) ? store.asked(Place.of(actor)) : List.of();
  }

  /// Requests that only the habilitation desk can answer, oldest first.
  List<RightStore.Asked> orphans(Actor actor) {
    return actor.may(Right.HABILITATION_DECIDE) ? store.orphans() : List.of();
  }

  /// Answers one of them.
  ///
  /// @return none if it is not one, or no longer
  @Transactional
  Optional<RightOutcome> answerOrphan(Actor actor, long request, RightCommand command) {
    return orphans(actor).stream()
        .filter(asked -> asked.id() == request)
        .findFirst()
        .map(asked -> act(actor, asked.place(), asked.person(), asked.right(), command));
  }

  private RightOutcome act(
      Actor actor, Place place, long person, Right right, RightCommand command) {
    Instant now = clock.instant();
    Optional<Why> forbidden = forbidden(actor, place, person, right, command);
    if (forbidden.isPresent()) {
      return new Refused(forbidden.get());
    }
    RightOutcome outcome =
        RightLifecycle.decide(store.standing(person, place, right, now), command, now);
    if (outcome instanceof Moved moved) {
      write(actor, place, person, right, command, moved, now);
    }
    return outcome;
  }

  private Optional<Why> forbidden(
      Actor actor, Place place, long person, Right right, RightCommand command) {
    if (!AccessRules.holdable(place.office().isPresent()).contains(right)) {
      return Optional.of(Why.NOT_HERE);
    }
    if (!RightRules.offices(command).isEmpty() && !RightRules.BY_OFFICE.contains(right)) {
      return Optional.of(Why.EVERYWHERE);
    }
    boolean machine = !actor.id().startsWith("person:");
    if (machine && RightRules.OVER_OTHERS.contains(right)) {
      return Optional.of(Why.BY_PEOPLE_ONLY);
    }
    boolean own = actor.id().equals(PersonStore.personReference(person));
    return RightRules.forbidden(own, right, command, store.deciders(place), person);
  }

  private void write(
      Actor actor,
      Place place,
      long person,
      Right right,
      RightCommand command,
      Moved moved,
      Instant now) {
    switch (command) {
      case RightCommand.Ask ask -> {
        if (moved.act() == Act.REMINDED) {
          store.remind(person, place, right, now);
        } else {
          store.ask(person, place, right, ask, now);
        }
      }
      case RightCommand.Grant grant -> store.grant(person, place, right, grant, actor.id(), now);
      case RightCommand.Refuse refuse ->
          no(actor, place, person, right, moved.to(), refuse.reason(), now);
      case RightCommand.Withdraw withdraw ->
          no(actor, place, person, right, moved.to(), withdraw.reason(), now);
      case RightCommand.Unreadable _ -> {
        return;
      }
    }
    long line =
        trail.append(
            actor, "RIGHT_" + moved.act(), person, place, RightRules.detail(right, command), now);
    tell(person, place, right, moved.act(), line, now);
  }

  private void no(
      Actor actor, Place place, long person, Right right, State state, String reason, Instant now) {
    store.deny(person, place, right, state, actor.id(), reason, now);
  }

  private void tell(long person, Place place, Right right, Act act, long line, Instant now) {
    String self = PersonStore.personReference(person);
    List<String> people = List.of(self);
    String path = AllowedGate.SITUATION;
    if (act == Act.ASKED || act == Act.REMINDED) {
      people = store.deciders(place).stream().filter(id -> !id.equals(self)).toList();
      path = RightPages.REQUESTS;
      if (people.isEmpty()) {
        people = store.desk();
        path = HabilitationPages.DESK;
      }
    }
    events.publishEvent(
        new RightMoved("right:" + line, people, "RIGHT_" + act, right.name(), path, now));
  }

  /// Tells people thirty days, seven days and one day before a right of theirs ends.
  @Scheduled(fixedDelayString = "1h", initialDelayString = "1m")
  @Transactional
  void warn() {
    Instant now = clock.instant();
    for (RightStore.Ending ending : store.ending(now)) {
      String holder = PersonStore.personReference(ending.person());
      tell(ending, List.of(holder), "RIGHT_ENDING", AllowedGate.SITUATION, now);
      List<String> others = new ArrayList<>(store.deciders(ending.place()));
      others.remove(holder);
      tell(ending, others, "RIGHT_ENDING_OTHER", RightPages.personPage(ending.person()), now);
    }
  }

  private void tell(
      RightStore.Ending ending, List<String> people, String reason, String path, Instant now) {
    String event =
        "right-end:%d/%d/%d".formatted(ending.id(), ending.until().getEpochSecond(), ending.days());
    events.publishEvent(new RightMoved(event, people, reason, ending.right().name(), path, now));
  }
}
