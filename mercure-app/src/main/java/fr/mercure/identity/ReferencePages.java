// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.FormError;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Support reads the exact cause of a refusal under the reference that the person was shown. Each
/// look is written down with its reason.
@Controller
class ReferencePages {
  private static final String PATH = "/acces/references";
  private static final int LEAST_REASON = 10;

  private final Templates templates;
  private final AttemptStore attempts;
  private final PersonStore people;
  private final TrailStore trail;
  private final Clock clock;

  ReferencePages(
      Templates templates,
      AttemptStore attempts,
      PersonStore people,
      TrailStore trail,
      Clock clock) {
    this.templates = templates;
    this.attempts = attempts;
    this.people = people;
    this.trail = trail;
    this.clock = clock;
  }

  @Allowed(Right.ACCESS_READ)
  @GetMapping(PATH)
  Page form(Shell shell) {
    return page(new ReferencePage(shell, "", "", Optional.empty(), List.of()));
  }

  /// A POST: looking is an act, and a link must not be able to do it.
  @Allowed(Right.ACCESS_READ)
  @PostMapping(PATH)
  Page look(
      Shell shell,
      Actor actor,
      @RequestParam(defaultValue = "") String reference,
      @RequestParam(defaultValue = "") String motif) {
    Optional<AttemptStore.Failed> failed =
        attempts.find(reference.strip().toUpperCase(Locale.ROOT));
    var errors = new ArrayList<FormError>();
    if (failed.isEmpty()) {
      errors.add(new FormError("reference", shell.text("reference.unknown")));
    }
    if (motif.strip().length() < LEAST_REASON) {
      errors.add(new FormError("motif", shell.text("seen.reason.short", LEAST_REASON)));
    }
    if (!errors.isEmpty()) {
      return page(new ReferencePage(shell, reference, motif, Optional.empty(), errors));
    }
    AttemptStore.Failed found = failed.orElseThrow();
    String detail = found.reference() + ": " + RightPages.cut(motif);
    var here = TrailStore.Place.of(actor);
    found
        .person()
        .ifPresentOrElse(
            person -> trail.append(actor, "REFERENCE_READ", person, here, detail, clock.instant()),
            () -> trail.append(actor, "REFERENCE_READ", here, detail, clock.instant()));
    return page(
        new ReferencePage(shell, reference, motif, Optional.of(found(shell, found)), List.of()));
  }

  private ReferencePage.Found found(Shell shell, AttemptStore.Failed failed) {
    Cause cause = Causes.of(failed.code());
    boolean device = failed.address().startsWith(Devices.KNOWN);
    return new ReferencePage.Found(
        shell.text("reference.step." + failed.step()),
        failed.code(),
        shell.texts().of(cause.text()),
        shell.texts().of(cause.remedy()),
        shell.texts().date(failed.at()),
        device ? shell.text("reference.device") : failed.address(),
        failed.person().flatMap(people::person).map(p -> hidden(p.email())).orElse(""));
  }

  /// Enough to recognise an address that one knows, not to learn one.
  private static String hidden(String email) {
    int at = email.indexOf('@');
    return email.charAt(0) + "…" + email.substring(at);
  }

  private Page page(ReferencePage page) {
    return new Page(
        templates.identityReference(page),
        page.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
