// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static fr.mercure.identity.Right.PEOPLE_MANAGE;

import fr.mercure.identity.InvitationListPage.Row;
import fr.mercure.web.Choice;
import fr.mercure.web.FormError;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// Inviting people to one's company or office. No mail leaves yet: the link is shown once, to be
/// handed on.
@Controller
class InvitationPages {
  static final String LIST = "/acces/invitations";

  /// More open ones at a time are a mistake or a flood.
  private static final int MOST_OPEN = 50;

  private static final int LONGEST_ADDRESS = 254;
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+");

  private final Templates templates;
  private final InvitationStore store;
  private final InvitationDesk desk;
  private final Clock clock;

  InvitationPages(Templates templates, InvitationStore store, InvitationDesk desk, Clock clock) {
    this.templates = templates;
    this.store = store;
    this.desk = desk;
    this.clock = clock;
  }

  @Allowed(PEOPLE_MANAGE)
  @Sealing(SealingAct.RIGHTS)
  @GetMapping(LIST)
  Page list(Shell shell, Actor actor) {
    return page(shell, actor, "", List.of(), Optional.empty(), Optional.empty());
  }

  /// Answers with the page itself: the link is shown once and kept nowhere.
  @Allowed(PEOPLE_MANAGE)
  @Sealing(SealingAct.RIGHTS)
  @PostMapping(LIST)
  Page invite(
      Shell shell,
      Actor actor,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") List<String> rights) {
    Set<Right> chosen = EnumSet.noneOf(Right.class);
    grantable(actor).stream().filter(r -> rights.contains(r.name())).forEach(chosen::add);
    String address = Attempt.normal(email);
    Optional<FormCause> fault = fault(actor, address, chosen);
    if (fault.isPresent()) {
      return page(shell, actor, email, rights, Optional.empty(), fault);
    }
    String link = SiteAddress.of(request) + "/invitation/" + desk.invite(actor, address, chosen);
    return page(shell, actor, "", List.of(), Optional.of(link), Optional.empty());
  }

  /// At once, and without asking who one is: what closes a door must not wait.
  @Allowed(PEOPLE_MANAGE)
  @PostMapping(LIST + "/{id}/retirer")
  View revoke(Actor actor, @PathVariable long id) {
    if (!store.revoke(actor, id, clock.instant())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return new SeeOther(LIST);
  }

  private Optional<FormCause> fault(Actor actor, String address, Set<Right> chosen) {
    if (address.length() > LONGEST_ADDRESS || !ADDRESS.matcher(address).matches()) {
      return Optional.of(FormCause.of("INV-008", "email"));
    }
    if (chosen.isEmpty()) {
      return Optional.of(FormCause.of("INV-009", "rights"));
    }
    if (desk.isThere(actor, address)) {
      return Optional.of(FormCause.of("INV-011", "email"));
    }
    Instant now = clock.instant();
    long open = store.of(actor).stream().filter(i -> i.fault(now).isEmpty()).count();
    return open >= MOST_OPEN ? Optional.of(FormCause.of("INV-010", "email")) : Optional.empty();
  }

  /// Nobody hands on what they do not hold.
  private static List<Right> grantable(Actor actor) {
    return Arrays.stream(Right.values()).filter(actor::may).toList();
  }

  private Page page(
      Shell shell,
      Actor actor,
      String email,
      List<String> chosen,
      Optional<String> made,
      Optional<FormCause> fault) {
    Instant now = clock.instant();
    List<Row> rows = store.of(actor).stream().map(i -> new Row(i, i.state(now))).toList();
    List<Choice> choices =
        grantable(actor).stream()
            .map(right -> new Choice(right.name(), shell.text("right." + right)))
            .toList();
    List<FormError> errors = FormCause.errors(fault, shell.texts());
    var page =
        new InvitationListPage(
            shell, rows, choices, email, chosen, made, FormCause.code(fault), errors);
    return new Page(
        templates.identityInvitations(page),
        fault.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
