// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import fr.mercure.diagnosis.SupportPage.Line;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.FederationCode;
import fr.mercure.identity.Identity;
import fr.mercure.identity.Right;
import fr.mercure.identity.SignInTry;
import fr.mercure.web.FormError;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The help desk of access: from a reference read aloud to what the browser saw and what signing in
/// refused, side by side. It shows no name and no trade data; each look is written down.
@Controller
class SupportPages {
  private static final String PATH = "/assistance";
  private static final int LONGEST = 40;
  private static final Duration RECENT = Duration.ofDays(1);

  private final Templates templates;
  private final CheckStore checks;
  private final Identity identity;
  private final Clock clock;

  SupportPages(Templates templates, CheckStore checks, Identity identity, Clock clock) {
    this.templates = templates;
    this.checks = checks;
    this.identity = identity;
    this.clock = clock;
  }

  @Allowed(Right.ACCESS_READ)
  @GetMapping(PATH)
  Page form(Shell shell) {
    return page(shell, "", Optional.empty(), List.of());
  }

  /// A POST: looking is an act, and a link must not be able to do it.
  @Allowed(Right.ACCESS_READ)
  @PostMapping(PATH)
  Page look(Shell shell, Actor actor, @RequestParam(defaultValue = "") String reference) {
    String typed = reference.strip();
    String asked = typed.substring(0, Math.min(LONGEST, typed.length()));
    if (asked.isEmpty()) {
      return page(shell, "", Optional.empty(), List.of(error(shell.text("support.missing"))));
    }
    checks.looked(actor.id(), asked);
    Optional<SupportPage.Found> found = find(shell, asked);
    return page(
        shell,
        asked,
        found,
        found.isPresent() ? List.of() : List.of(error(shell.text("support.unknown", asked))));
  }

  private static FormError error(String text) {
    return new FormError("reference", text);
  }

  private Optional<SupportPage.Found> find(Shell shell, String asked) {
    Optional<KeptCheck> check = CheckReference.parse(asked).flatMap(checks::find);
    if (check.isPresent()) {
      List<SignInTry> tries = check.get().attempt().map(identity::tries).orElse(List.of());
      return Optional.of(found(shell, check, tries));
    }
    List<SignInTry> tries = identity.tries(asked.toUpperCase(Locale.ROOT));
    if (!tries.isEmpty()) {
      return Optional.of(found(shell, Optional.empty(), tries));
    }
    return FederationCode.explain(asked).map(code -> SupportPage.Found.of(code));
  }

  private SupportPage.Found found(Shell shell, Optional<KeptCheck> asked, List<SignInTry> tries) {
    Map<String, KeptCheck> byAttempt =
        checks.ofAttempts(tries.stream().map(SignInTry::reference).toList()).stream()
            .collect(
                Collectors.toMap(
                    kept -> kept.attempt().orElseThrow(),
                    Function.identity(),
                    (newer, older) -> newer));
    List<Line> lines =
        tries.stream()
            .map(one -> line(shell, one, Optional.ofNullable(byAttempt.get(one.reference()))))
            .toList();
    Optional<KeptCheck> shown =
        asked.or(() -> byAttempt.values().stream().max(Comparator.comparing(KeptCheck::keptAt)));
    return new SupportPage.Found(
        shown.map(kept -> SupportPage.Check.of(kept)), lines, Optional.empty());
  }

  private static Line line(Shell shell, SignInTry one, Optional<KeptCheck> check) {
    String access =
        check
            .map(kept ->
                kept.told().causes().stream()
                    .findFirst()
                    .map(cause -> shell.texts().of(cause.title()))
                    .orElseGet(() -> shell.text("support.clean")))
            .orElseGet(() -> shell.text("support.unchecked"));
    return new Line(
        one.at(),
        shell.text("reference.step." + one.step()),
        one.cause().equals("OK"),
        one.text().map(shell.texts()::of).orElseGet(() -> cause(shell, one.cause())),
        access,
        one.reference(),
        check.map(kept -> kept.reference().text()));
  }

  private static String cause(Shell shell, String code) {
    return switch (code) {
      case "OK", "PENDING", "THROTTLED" -> shell.text("support.cause." + code);
      default -> shell.text("support.cause.other", code);
    };
  }

  private Page page(
      Shell shell, String typed, Optional<SupportPage.Found> found, List<FormError> errors) {
    List<SupportPage.Incident> incidents =
        checks.incidents(clock.instant().minus(RECENT)).stream()
            .map(SupportPage.Incident::of)
            .toList();
    return new Page(
        templates.diagnosisSupport(new SupportPage(shell, typed, found, incidents, errors)),
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
