// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.RightOutcome.Moved;
import fr.mercure.identity.RightOutcome.Refused;
import fr.mercure.web.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// The API that decides on the rights and the departure of people. A machine may do what an
/// administrator may, but for the rights over people and keys.
@RestController
class AccessDecisionApi {
  private static final String PEOPLE = "/api/v1/access/people";
  private static final int LONGEST_REASON = 300;

  private final RightDesk rights;
  private final DepartureDesk departures;
  private final Clock clock;

  AccessDecisionApi(RightDesk rights, DepartureDesk departures, Clock clock) {
    this.rights = rights;
    this.departures = departures;
    this.clock = clock;
  }

  /// As sent.
  ///
  /// @param act `GRANT`, `REFUSE` or `WITHDRAW`
  /// @param until last day of a grant, ISO; none if it has no end
  /// @param offices customs offices where a grant holds; none for every office
  /// @param reason of a refusal or a withdrawal
  record Decision(
      Optional<String> right,
      Optional<String> act,
      Optional<String> until,
      Optional<List<String>> offices,
      Optional<String> reason) {}

  @Allowed(Right.PEOPLE_MANAGE)
  @PostMapping(path = PEOPLE + "/{person}/rights", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, Object>> decide(
      Actor actor, Locale locale, @PathVariable long person, @RequestBody Decision decision) {
    RightOutcome outcome =
        rights
            .decide(actor, person, right(decision), command(decision))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return switch (outcome) {
      case Moved moved -> ResponseEntity.ok(Map.of("state", moved.to().name()));
      case Refused refused -> RightProblems.answer(refused.why(), locale);
    };
  }

  private static Right right(Decision decision) {
    String name = decision.right().orElse("");
    return Arrays.stream(Right.values())
        .filter(right -> right.name().equals(name))
        .findFirst()
        .orElseThrow(AccessDecisionApi::bad);
  }

  private RightCommand command(Decision decision) {
    String reason = decision.reason().orElse("").strip();
    if (reason.length() > LONGEST_REASON) {
      throw bad();
    }
    return switch (decision.act().orElse("")) {
      case "GRANT" -> grant(decision);
      case "REFUSE" -> new RightCommand.Refuse(reason);
      case "WITHDRAW" -> new RightCommand.Withdraw(reason);
      default -> throw bad();
    };
  }

  private RightCommand grant(Decision decision) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    Optional<Instant> end = decision.until().map(AccessDecisionApi::day).map(GrantForm::endOf);
    return Offices.of(decision.offices().orElseGet(List::of), today)
        .<RightCommand>map(offices -> new RightCommand.Grant(end, offices))
        .orElseGet(() -> new RightCommand.Unreadable(RightOutcome.Why.BAD_OFFICE));
  }

  private static LocalDate day(String text) {
    return GrantForm.day(text).orElseThrow(AccessDecisionApi::bad);
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @PostMapping(PEOPLE + "/{person}/departure")
  ResponseEntity<Map<String, Object>> leave(Actor actor, Locale locale, @PathVariable long person) {
    return switch (departures.leave(actor, person)) {
      case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      case ONESELF -> RightProblems.answer(RightOutcome.Why.ONESELF, locale);
      case LAST_ADMINISTRATOR -> RightProblems.answer(RightOutcome.Why.LAST_ADMINISTRATOR, locale);
      case LEFT, RETURNED -> ResponseEntity.ok(Map.of("state", "LEFT"));
    };
  }

  /// Undoes a departure within its day.
  @Allowed(Right.PEOPLE_MANAGE)
  @PostMapping("/api/v1/access/departures/{departure}/return")
  Map<String, Object> takeBack(Actor actor, @PathVariable long departure) {
    if (departures.undo(actor, departure) == DepartureDesk.Outcome.UNKNOWN) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return Map.of("state", DepartureDesk.Outcome.RETURNED.name());
  }

  private static ResponseStatusException bad() {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST);
  }
}
