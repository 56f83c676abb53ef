// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.Mandate.Form;
import fr.mercure.identity.TrailStore.Place;
import fr.mercure.kernel.Eori;
import fr.mercure.web.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where a company gives a mandate, and where either side ends it.
@Component
class MandateDesk {
  /// Beginning of the keys of {@link Outcome} in the words.
  static final String WORDS = "mandate.said.";

  private static final Pattern EORI = Pattern.compile("[A-Z]{2}[!-~]{1,15}");

  private final MandateStore store;
  private final Representation representation;
  private final PersonStore people;
  private final RightStore rights;
  private final TrailStore trail;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  MandateDesk(
      MandateStore store,
      Representation representation,
      PersonStore people,
      RightStore rights,
      TrailStore trail,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.representation = representation;
    this.people = people;
    this.rights = rights;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /// What was typed.
  ///
  /// @param eori of the representative
  /// @param everywhere whether every procedure is covered, or express only
  /// @param office empty for every office
  /// @param term for how long, unless a day is given
  /// @param day last day, ISO; may be empty
  record Request(String eori, Form form, boolean everywhere, String office, Term term, String day) {
    /// Its last day from now on; none if it has no end.
    private Optional<LocalDate> to(Instant now) {
      return day.isBlank()
          ? term.end(now).map(end -> LocalDate.ofInstant(end.minusNanos(1), Texts.ZONE))
          : GrantForm.day(day);
    }

    private boolean hasBadDay(LocalDate today) {
      return !day.isBlank() && GrantForm.day(day).filter(d -> !d.isBefore(today)).isEmpty();
    }
  }

  /// What became of it: key `mandate.said.` + name in the words.
  enum Outcome {
    GIVEN(""),
    REVOKED(""),
    /// The company took over its new SIRET.
    MOVED(""),
    /// No company here has that EORI.
    NO_SUCH_EORI("MND-001"),
    /// A company needs no mandate of its own.
    OWN_EORI("MND-002"),
    /// No customs office has that code.
    BAD_OFFICE("MND-003"),
    /// That is no day, or it is past.
    BAD_DAY("MND-004");

    /// Of its help page and its problem; empty for what was done.
    final String code;

    Outcome(String code) {
      this.code = code;
    }

    boolean isDone() {
      return code.isEmpty();
    }
  }

  @Transactional
  Outcome give(Actor actor, Company principal, Request request) {
    String office = request.office().strip().toUpperCase(Locale.ROOT);
    LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    if (Offices.of(List.of(office), today).isEmpty()) {
      return Outcome.BAD_OFFICE;
    }
    if (request.hasBadDay(today)) {
      return Outcome.BAD_DAY;
    }
    Optional<Company> representative = company(request.eori());
    if (representative.isEmpty()) {
      return Outcome.NO_SUCH_EORI;
    }
    if (representative.get().id() == principal.id()) {
      return Outcome.OWN_EORI;
    }
    write(actor, principal, representative.get(), request, office);
    return Outcome.GIVEN;
  }

  private Optional<Company> company(String typed) {
    String eori = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    return EORI.matcher(eori).matches() ? people.company(new Eori(eori)) : Optional.empty();
  }

  private void write(
      Actor actor, Company principal, Company representative, Request request, String office) {
    Instant now = clock.instant();
    store.insert(
        principal,
        representative,
        request.form(),
        request.everywhere() ? Optional.empty() : Optional.of(AccessRules.EXPRESS),
        office.isEmpty() ? Optional.empty() : Optional.of(office),
        LocalDate.ofInstant(now, Texts.ZONE),
        request.to(now));
    store.succeed(principal, representative);
    representation.forget();
    trail.append(actor, "MANDATE_GIVEN", Place.of(actor), representative.name(), now);
  }

  /// Ends a mandate that the company gave or holds.
  ///
  /// @return false if it is not a living mandate of the company
  @Transactional
  boolean revoke(Actor actor, Company company, long mandate) {
    Instant now = clock.instant();
    if (!store.revoke(mandate, company, now)) {
      return false;
    }
    representation.forget();
    trail.append(actor, "MANDATE_REVOKED", Place.of(actor), Long.toString(mandate), now);
    return true;
  }

  /// Tells both sides thirty days, seven days and one day before a mandate ends.
  @Scheduled(fixedDelayString = "1h", initialDelayString = "1m")
  @Transactional
  void warn() {
    Instant now = clock.instant();
    for (MandateStore.Ending ending : store.ending(LocalDate.ofInstant(now, Texts.ZONE))) {
      var told = new ArrayList<>(rights.deciders(place(ending.representative())));
      people
          .company(new Eori(ending.principal()))
          .ifPresent(company -> told.addAll(rights.deciders(place(company.id()))));
      String event = "mandate-end:%d/%s/%d".formatted(ending.id(), ending.lastDay(), ending.days());
      events.publishEvent(
          new RightMoved(event, told, "MANDATE_ENDING", "MANDATE", CompanyPages.COMPANY, now));
    }
  }

  private static Place place(long company) {
    return new Place(Optional.of(company), Optional.empty());
  }
}
