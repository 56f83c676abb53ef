// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

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

/// The API that gives and ends the mandates of a company.
@RestController
class MandateApi {
  private static final String MANDATES = "/api/v1/access/mandates";

  private final MandateDesk desk;

  MandateApi(MandateDesk desk) {
    this.desk = desk;
  }

  /// As sent.
  ///
  /// @param representative EORI of a company that has an account here
  /// @param form `DIRECT` or `INDIRECT`
  /// @param procedure the only one covered; none for all
  /// @param office the only one covered; none for all
  /// @param term `annee` (to the end of the year, the default), `trimestre`, `an`, `sans-fin`
  /// @param until last day, ISO, instead of a term
  record Wanted(
      Optional<String> representative,
      Optional<Mandate.Form> form,
      Optional<String> procedure,
      Optional<String> office,
      Optional<String> term,
      Optional<String> until) {
    MandateDesk.Request request() {
      return new MandateDesk.Request(
          representative.orElse(""),
          form.orElse(Mandate.Form.DIRECT),
          procedure.isEmpty(),
          office.orElse(""),
          Term.of(term.orElse("")),
          until.orElse(""));
    }
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @PostMapping(path = MANDATES, consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, Object>> give(Actor actor, Locale locale, @RequestBody Wanted wanted) {
    if (wanted.procedure().filter(p -> !p.equals(AccessRules.EXPRESS)).isPresent()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    MandateDesk.Outcome outcome = desk.give(actor, own(actor), wanted.request());
    return outcome.isDone()
        ? ResponseEntity.status(HttpStatus.CREATED).body(Map.of("state", outcome.name()))
        : RightProblems.answer(outcome.code, MandateDesk.WORDS + outcome, locale);
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @PostMapping(MANDATES + "/{mandate}/revocation")
  Map<String, Object> revoke(Actor actor, @PathVariable long mandate) {
    if (!desk.revoke(actor, own(actor), mandate)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return Map.of("state", MandateDesk.Outcome.REVOKED.name());
  }

  private static Company own(Actor actor) {
    return actor.company().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
