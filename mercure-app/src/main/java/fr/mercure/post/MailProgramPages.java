// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.web.FormError;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.net.URI;
import java.time.Clock;
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

/// What a person needs to read their mail in a program of their own.
@Controller
class MailProgramPages {
  private static final int LONGEST_NAME = 60;

  private final Templates templates;
  private final AppPasswords passwords;
  private final AppPasswordStore store;
  private final PostGrants grants;
  private final PostDoors doors;
  private final PostCertificate certificate;
  private final Clock clock;

  MailProgramPages(
      Templates templates,
      AppPasswords passwords,
      AppPasswordStore store,
      PostGrants grants,
      PostDoors doors,
      PostCertificate certificate,
      Clock clock) {
    this.templates = templates;
    this.passwords = passwords;
    this.store = store;
    this.grants = grants;
    this.doors = doors;
    this.certificate = certificate;
    this.clock = clock;
  }

  @Allowed
  @GetMapping("/compte/messagerie")
  Page show(Shell shell, Actor actor) {
    return page(shell, actor, "", Optional.empty(), List.of());
  }

  /// Answers with the page itself: the password is shown once and kept nowhere.
  @Allowed
  @PostMapping("/compte/messagerie")
  Page make(Shell shell, Actor actor, @RequestParam(defaultValue = "") String name) {
    Optional<String> fault = fault(shell, actor, name.strip());
    return fault.isPresent()
        ? page(shell, actor, name, Optional.empty(), List.of(new FormError("name", fault.get())))
        : page(shell, actor, "", Optional.of(passwords.make(actor, name.strip())), List.of());
  }

  @Allowed
  @PostMapping("/compte/messagerie/{id}/revoquer")
  ResponseEntity<Void> revoke(Actor actor, @PathVariable long id) {
    if (!store.revoke(actor.id(), id, clock.instant())) {
      throw new ResponseStatusException(NOT_FOUND);
    }
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/compte/messagerie"))
        .build();
  }

  /// The certificate that mail programs are to trust.
  @Allowed(anyone = true)
  @GetMapping(path = "/autorite.crt", produces = "application/x-x509-ca-cert")
  ResponseEntity<String> authority() {
    String pem = certificate.authority().orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    return ResponseEntity.ok()
        .header("Content-Disposition", "attachment; filename=\"mercure-autorite.crt\"")
        .body(pem);
  }

  private Optional<String> fault(Shell shell, Actor actor, String name) {
    if (name.isEmpty()) {
      return Optional.of(shell.text("post.name.missing"));
    }
    if (name.length() > LONGEST_NAME) {
      return Optional.of(shell.text("post.name.long", name.length(), LONGEST_NAME));
    }
    return store.living(actor.id()) < AppPasswords.MOST
        ? Optional.empty()
        : Optional.of(shell.text("post.too-many", AppPasswords.MOST));
  }

  private Page page(
      Shell shell, Actor actor, String name, Optional<String> made, List<FormError> errors) {
    var page =
        new MailProgramPage(
            shell,
            grants.admit(actor).address(),
            doors.open().stream().filter(d -> d.kind() != PostDoor.Kind.INCOMING).toList(),
            certificate.authority().isPresent(),
            store.of(actor.id()),
            name,
            made,
            errors);
    return new Page(
        templates.postProgram(page),
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
