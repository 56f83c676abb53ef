// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.Mandate.Form;
import fr.mercure.identity.TrailStore.Place;
import fr.mercure.kernel.Eori;
import fr.mercure.web.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where a company gives a mandate, and where either side ends it.
@Component
class MandateDesk {
  /// Beginning of the keys of {@link Outcome} in the words.
  static final String WORDS = "mandate.said.";

  private static final Pattern OFFICE = Pattern.compile("[A-Z]{2}[A-Z0-9]{6}");
  private static final Pattern EORI = Pattern.compile("[A-Z]{2}[!-~]{1,15}");

  private final MandateStore store;
  private final Representation representation;
  private final PersonStore people;
  private final TrailStore trail;
  private final Clock clock;

  MandateDesk(
      MandateStore store,
      Representation representation,
      PersonStore people,
      TrailStore trail,
      Clock clock) {
    this.store = store;
    this.representation = representation;
    this.people = people;
    this.trail = trail;
    this.clock = clock;
  }

  /// What was typed.
  ///
  /// @param eori of the representative
  /// @param everywhere whether every procedure is covered, or express only
  /// @param office empty for every office
  record Request(String eori, Form form, boolean everywhere, String office, Term term) {}

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
    /// An office has eight characters.
    BAD_OFFICE("MND-003");

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
    if (!office.isEmpty() && !OFFICE.matcher(office).matches()) {
      return Outcome.BAD_OFFICE;
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
        request.term().end(now).map(end -> LocalDate.ofInstant(end.minusNanos(1), Texts.ZONE)));
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
}
