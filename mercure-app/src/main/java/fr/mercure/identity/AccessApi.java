// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.TrailStore.Place;
import fr.mercure.kernel.Eori;
import fr.mercure.web.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// The API that reads access: of the key itself, of the people of its company or office, of the
/// company, and what was decided.
@RestController
@RequestMapping("/api/v1/access")
class AccessApi {
  private static final int ROWS = 100;

  private final AccessDesk access;
  private final RightDesk rights;
  private final CompanyStore companies;
  private final MandateStore mandates;
  private final Representation representation;
  private final DepartureDesk departures;
  private final TrailStore trail;
  private final Clock clock;

  AccessApi(
      AccessDesk access,
      RightDesk rights,
      CompanyStore companies,
      MandateStore mandates,
      Representation representation,
      DepartureDesk departures,
      TrailStore trail,
      Clock clock) {
    this.access = access;
    this.rights = rights;
    this.companies = companies;
    this.mandates = mandates;
    this.representation = representation;
    this.departures = departures;
    this.trail = trail;
    this.clock = clock;
  }

  /// What the key may do now, and what stops it.
  @Allowed
  @GetMapping
  Map<String, Object> own(Actor actor, Locale locale) {
    var body = new LinkedHashMap<String, Object>();
    body.put("name", actor.name());
    body.put("organisation", actor.organisation().orElse(""));
    body.put("rights", actor.rights().stream().map(Right::name).sorted().toList());
    if (!actor.offices().isEmpty()) {
      body.put("offices", actor.offices().stream().sorted().toList());
    }
    body.put("gates", AccessBodies.gates(access.machineAccess(actor), locale));
    return body;
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @GetMapping("/people")
  List<Map<String, Object>> people(
      Actor actor, Locale locale, @RequestParam(defaultValue = "0") long after) {
    return access.colleagues(actor, after, ROWS).stream()
        .map(colleague -> AccessBodies.person(colleague, locale))
        .toList();
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @GetMapping("/people/{person}")
  Map<String, Object> person(Actor actor, Locale locale, @PathVariable long person) {
    return access
        .colleague(actor, person)
        .map(colleague -> AccessBodies.person(colleague, locale))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @GetMapping("/requests")
  List<Map<String, Object>> requests(Actor actor) {
    return rights.asked(actor).stream().map(AccessBodies::request).toList();
  }

  /// Registers, kinds of EORI taken, mandates.
  @Allowed
  @GetMapping("/company")
  Map<String, Object> company(Actor actor, Locale locale) {
    Company company = own(actor);
    var body = new LinkedHashMap<>(AccessBodies.company(company, companies.file(company), locale));
    body.put(
        "mandatesHeld",
        mandates.received(company.id()).stream().map(AccessBodies::mandate).toList());
    body.put(
        "mandatesGiven",
        mandates.given(company.eori().value()).stream().map(AccessBodies::mandate).toList());
    return body;
  }

  /// Whether the company may act for another in a procedure, as lodging would judge it now.
  ///
  /// @param principal EORI of the other
  @Allowed
  @GetMapping("/representation")
  Map<String, Object> representation(
      Actor actor,
      Locale locale,
      @RequestParam String principal,
      @RequestParam Optional<Mandate.Form> form,
      @RequestParam(defaultValue = AccessRules.EXPRESS) String procedure,
      @RequestParam Optional<String> office) {
    Company company = own(actor);
    Eori other =
        Eori.parse(principal)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    if (office.filter(o -> !o.isEmpty() && !actor.lodgesAt(o)).isPresent()) {
      return refused(Causes.of("HAB-006"), locale);
    }
    Mandates known = representation.of(company);
    Optional<Mandates.Lack> lack =
        other.operator().equals(company.eori().operator())
            ? Optional.empty()
            : known.lack(
                other,
                company.eori(),
                form,
                procedure,
                office.filter(o -> !o.isEmpty()),
                LocalDate.ofInstant(clock.instant(), Texts.ZONE));
    return lack.map(missing -> Causes.of(missing.cause))
        .map(cause -> cause.with(AccessRules.same(known.nameOf(other).orElse(principal))))
        .map(cause -> refused(cause, locale))
        .orElseGet(() -> Map.of("allowed", true));
  }

  private static Map<String, Object> refused(Cause cause, Locale locale) {
    var body = new LinkedHashMap<String, Object>();
    body.put("allowed", false);
    body.putAll(AccessBodies.cause(cause, locale));
    return body;
  }

  /// Departures that can still be undone, latest first.
  @Allowed(Right.PEOPLE_MANAGE)
  @GetMapping("/departures")
  List<Map<String, Object>> departures(Actor actor) {
    return departures.recent(actor).stream().map(AccessBodies::departure).toList();
  }

  /// What was decided, latest first.
  @Allowed(Right.PEOPLE_MANAGE)
  @GetMapping("/trail")
  List<Map<String, Object>> trail(
      Actor actor, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
    return trail.of(Place.of(actor), before, ROWS).stream().map(AccessBodies::line).toList();
  }

  private static Company own(Actor actor) {
    return actor.company().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
