// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import static fr.mercure.identity.Right.KEYS_MANAGE;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Sealing;
import fr.mercure.identity.SealingAct;
import fr.mercure.web.FormError;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;

/// The workstations of one's organisation: which cause stops how many of them where, and what one
/// act would free how many; under the present policy or a future one.
@Controller
class FleetPages {
  private static final String PATH = "/parc";
  private static final int LONGEST_NAME = 60;

  private final Templates templates;
  private final FleetStore store;
  private final Enrolments enrolments;

  FleetPages(Templates templates, FleetStore store, Enrolments enrolments) {
    this.templates = templates;
    this.store = store;
    this.enrolments = enrolments;
  }

  @Allowed(KEYS_MANAGE)
  @GetMapping(PATH)
  Page list(Shell shell, Actor actor, @RequestParam(defaultValue = "") String profil) {
    return page(shell, actor, profil, "", Optional.empty(), List.of());
  }

  /// Answers with the page itself: the token is shown once and kept nowhere.
  @Allowed(KEYS_MANAGE)
  @Sealing(SealingAct.KEYS)
  @PostMapping(PATH + "/jetons")
  Page enrol(Shell shell, Actor actor, @RequestParam(defaultValue = "") String name) {
    String given = name.strip();
    if (given.isEmpty() || given.length() > LONGEST_NAME) {
      var error = new FormError("name", shell.text("fleet.name.wrong", LONGEST_NAME));
      return page(shell, actor, "", name, Optional.empty(), List.of(error));
    }
    return page(shell, actor, "", "", Optional.of(enrolments.make(actor, given)), List.of());
  }

  @Allowed(KEYS_MANAGE)
  @PostMapping(PATH + "/jetons/{id}/revoquer")
  RedirectView revoke(Actor actor, @PathVariable long id) {
    if (!enrolments.revoke(actor, id)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var done = new RedirectView(PATH + "#jetons");
    done.setStatusCode(HttpStatus.SEE_OTHER);
    return done;
  }

  /// Cause by site, for a spreadsheet.
  @Allowed(KEYS_MANAGE)
  @GetMapping(PATH + "/export.csv")
  ResponseEntity<String> export(Actor actor, @RequestParam(defaultValue = "") String profil) {
    return csv("parc", FleetCsv.cells(profil, store.cells(Enrolments.owner(actor), profil)));
  }

  /// The sums of each day.
  @Allowed(KEYS_MANAGE)
  @GetMapping(PATH + "/historique.csv")
  ResponseEntity<String> history(Actor actor, @RequestParam(defaultValue = "") String profil) {
    return csv("parc-historique", FleetCsv.days(store.days(Enrolments.owner(actor), profil)));
  }

  private static ResponseEntity<String> csv(String name, String text) {
    return ResponseEntity.ok()
        .header("Content-Type", "text/csv;charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
        .body(text);
  }

  private Page page(
      Shell shell,
      Actor actor,
      String policy,
      String name,
      Optional<String> made,
      List<FormError> errors) {
    String owner = Enrolments.owner(actor);
    var page =
        new FleetPage(
            shell,
            store.policies(owner),
            policy,
            FleetPage.Act.of(store.cells(owner, policy)),
            store.sites(owner, policy).stream().map(FleetPage.Site::of).toList(),
            enrolments.list(actor).stream().map(FleetPage.Token::of).toList(),
            name,
            made,
            errors);
    return new Page(
        templates.diagnosisFleet(page),
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
