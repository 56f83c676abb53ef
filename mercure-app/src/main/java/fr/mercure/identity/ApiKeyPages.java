// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static fr.mercure.identity.Right.KEYS_MANAGE;

import fr.mercure.web.Choice;
import fr.mercure.web.FormError;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// The keys of one's company or office: made, listed, revoked.
@Controller
class ApiKeyPages {
  private static final int LONGEST_NAME = 60;

  /// No machine makes keys, nor does it do the work of customs' own desks.
  private static final Set<Right> OF_PEOPLE =
      EnumSet.of(KEYS_MANAGE, Right.HABILITATION_DECIDE, Right.ACCESS_READ);

  private final Templates templates;
  private final ApiKeys keys;
  private final ApiKeyStore store;
  private final CertificateDoor door;

  ApiKeyPages(Templates templates, ApiKeys keys, ApiKeyStore store, CertificateDoor door) {
    this.templates = templates;
    this.keys = keys;
    this.store = store;
    this.door = door;
  }

  @Allowed(KEYS_MANAGE)
  @GetMapping("/dev/cles")
  Page list(Shell shell, Actor actor) {
    return page(shell, actor, "", List.of(), Optional.empty(), List.of());
  }

  /// Answers with the page itself: the key is shown once and kept nowhere, so there is no other
  /// page to go to.
  @Allowed(KEYS_MANAGE)
  @Sealing(SealingAct.KEYS)
  @PostMapping("/dev/cles")
  Page make(
      Shell shell,
      Actor actor,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") List<String> rights) {
    Set<Right> chosen = EnumSet.noneOf(Right.class);
    grantable(actor).stream().filter(r -> rights.contains(r.name())).forEach(chosen::add);
    List<FormError> errors = errors(shell, name.strip(), chosen);
    if (!errors.isEmpty()) {
      return page(shell, actor, name, rights, Optional.empty(), errors);
    }
    String secret = keys.make(actor, name.strip(), chosen).secret();
    return page(shell, actor, "", List.of(), Optional.of(secret), List.of());
  }

  @Allowed(KEYS_MANAGE)
  @PostMapping("/dev/cles/{id}/revoquer")
  View revoke(Actor actor, @PathVariable long id) {
    if (!keys.revoke(actor, id)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return new SeeOther("/dev/cles");
  }

  /// A key may do what its maker may, except what only people do.
  private static List<Right> grantable(Actor actor) {
    return Arrays.stream(Right.values())
        .filter(r -> actor.may(r) && !OF_PEOPLE.contains(r))
        .toList();
  }

  private static List<FormError> errors(Shell shell, String name, Set<Right> chosen) {
    var errors = new ArrayList<FormError>();
    if (name.isEmpty()) {
      errors.add(new FormError("name", shell.text("apikey.name.missing")));
    } else if (name.length() > LONGEST_NAME) {
      errors.add(
          new FormError("name", shell.text("apikey.name.long", name.length(), LONGEST_NAME)));
    }
    if (chosen.isEmpty()) {
      errors.add(new FormError("rights", shell.text("apikey.rights.missing")));
    }
    return errors;
  }

  private Page page(
      Shell shell,
      Actor actor,
      String name,
      List<String> chosen,
      Optional<String> made,
      List<FormError> errors) {
    List<Choice> choices =
        grantable(actor).stream()
            .map(right -> new Choice(right.name(), shell.text("right." + right)))
            .toList();
    var page =
        new ApiKeysPage(
            shell, store.list(actor), door.isOpen(), choices, name, chosen, made, errors);
    return new Page(
        templates.identityApiKeys(page),
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
