// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.registers.Registers;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// One's company, and the mandates that it gives and holds. An office has no such page.
@Controller
class CompanyPages {
  static final String COMPANY = "/acces/entreprise";

  private final Templates templates;
  private final CompanyStore companies;
  private final AccessStore access;
  private final MandateStore mandates;
  private final MandateDesk desk;
  private final CompanyDesk own;
  private final Registers registers;
  private final Clock clock;

  CompanyPages(
      Templates templates,
      CompanyStore companies,
      AccessStore access,
      MandateStore mandates,
      MandateDesk desk,
      CompanyDesk own,
      Registers registers,
      Clock clock) {
    this.templates = templates;
    this.companies = companies;
    this.access = access;
    this.mandates = mandates;
    this.desk = desk;
    this.own = own;
    this.registers = registers;
    this.clock = clock;
  }

  @Allowed
  @GetMapping(COMPANY)
  Page company(Shell shell, Actor actor, @RequestParam(defaultValue = "") String fait) {
    Company company = own(actor);
    Instant now = clock.instant();
    CompanyFile file = companies.file(company);
    var received = mandates.received(company.id());
    var page =
        new CompanyPage(
            shell,
            company,
            CompanyLines.registers(shell, file, registers.configured()),
            CompanyLines.evidence(shell, file),
            CompanyLines.rules(shell, file, company, now),
            CompanyLines.services(shell, access.modules(), now),
            CompanyLines.authorisations(shell, file),
            received.stream().map(m -> CompanyLines.mandate(shell, m, true, now)).toList(),
            mandates.given(company.eori().value()).stream()
                .map(m -> CompanyLines.mandate(shell, m, false, now))
                .toList(),
            actor.may(Right.PEOPLE_MANAGE),
            file.successor(company),
            RightPages.terms(shell),
            said(shell, fait));
    return new Page(templates.identityCompany(page));
  }

  /// The remedy of a head office that moved, one click.
  @Allowed(Right.PEOPLE_MANAGE)
  @PostMapping(COMPANY + "/siret")
  View confirm(Actor actor) {
    if (own.confirmSuccessor(actor, own(actor)).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return new SeeOther(COMPANY + "?fait=" + MandateDesk.Outcome.MOVED);
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @PostMapping(COMPANY + "/mandats")
  View give(
      Actor actor,
      @RequestParam(defaultValue = "") String eori,
      @RequestParam(defaultValue = "DIRECT") Mandate.Form forme,
      @RequestParam(defaultValue = "") String procedure,
      @RequestParam(defaultValue = "") String bureau,
      @RequestParam(defaultValue = "") String jusqua,
      @RequestParam(defaultValue = "") String jour) {
    var request =
        new MandateDesk.Request(eori, forme, procedure.isEmpty(), bureau, Term.of(jusqua), jour);
    return new SeeOther(COMPANY + "?fait=" + desk.give(actor, own(actor), request));
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @PostMapping(COMPANY + "/mandats/{mandate}/revoquer")
  View revoke(Actor actor, @PathVariable long mandate) {
    if (!desk.revoke(actor, own(actor), mandate)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return new SeeOther(COMPANY + "?fait=" + MandateDesk.Outcome.REVOKED);
  }

  private static Company own(Actor actor) {
    return actor.company().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static Optional<RequestsPage.Said> said(Shell shell, String word) {
    return Arrays.stream(MandateDesk.Outcome.values())
        .filter(outcome -> outcome.name().equals(word))
        .findFirst()
        .map(outcome ->
            new RequestsPage.Said(outcome.isDone(), shell.text(MandateDesk.WORDS + word)));
  }
}
