// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.InvitationDesk.Joined;
import fr.mercure.identity.JoiningPage.Way;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// Joining by an invitation: to a passkey and recovery codes, or to a password, then an application
/// and recovery codes.
@Controller
class JoiningPages {
  private static final String LINK = "/invitation/{link}";

  private final Templates templates;
  private final InvitationDesk desk;
  private final PasskeyDesk passkeys;
  private final PasskeyOwners owners;
  private final SecondFactorDesk factors;
  private final PersonStore people;
  private final CsrfTokens tokens;
  private final Entrance entrance;
  private final IdentitySettings settings;
  private final Clock clock;

  JoiningPages(
      Templates templates,
      InvitationDesk desk,
      PasskeyDesk passkeys,
      PasskeyOwners owners,
      SecondFactorDesk factors,
      PersonStore people,
      CsrfTokens tokens,
      Entrance entrance,
      IdentitySettings settings,
      Clock clock) {
    this.templates = templates;
    this.desk = desk;
    this.passkeys = passkeys;
    this.owners = owners;
    this.factors = factors;
    this.people = people;
    this.tokens = tokens;
    this.entrance = entrance;
    this.settings = settings;
    this.clock = clock;
  }

  @Allowed(anyone = true)
  @GetMapping(LINK)
  View open(
      Shell shell, HttpServletRequest request, Optional<Actor> actor, @PathVariable String link) {
    return open(
        shell,
        link,
        invitation -> page(shell, request, actor, link, invitation, "", Optional.empty()));
  }

  @Allowed(anyone = true)
  @PostMapping(LINK + "/mot-de-passe")
  View byPassword(
      Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable String link,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String wanted,
      @RequestParam(defaultValue = "") String again) {
    return open(
        shell,
        link,
        invitation -> {
          Joined joined = desk.byPassword(invitation, name, wanted, again);
          if (joined.cause().isPresent()) {
            return page(shell, request, Optional.empty(), link, invitation, name, joined.cause());
          }
          WebSession.half(request, joined.person(), LocalTarget.HOME, clock.instant());
          tokens.renew(request, response);
          return new SeeOther(EnrolmentPages.FIRST);
        });
  }

  /// What the script of the page hands to the browser.
  @Allowed(anyone = true)
  @PostMapping(LINK + "/demande")
  ResponseEntity<String> ask(HttpServletRequest request, @PathVariable String link) {
    Invitation invitation =
        desk.find(link)
            .filter(found -> found.fault(clock.instant()).isEmpty())
            .orElseThrow(JoiningPages::missing);
    byte[] challenge = owners.newHandle();
    WebSession.challenge(request, challenge, clock.instant());
    String json = passkeys.creation(host(request), desk.owner(invitation), challenge);
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json);
  }

  /// Answers with the recovery codes: they are shown once and kept nowhere.
  @Allowed(anyone = true)
  @PostMapping(LINK + "/cle")
  View byPasskey(
      Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable String link,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String answer) {
    byte[] challenge = WebSession.takeChallenge(request, clock.instant()).orElse(new byte[0]);
    return open(
        shell,
        link,
        invitation -> {
          Joined joined =
              desk.byPasskey(
                  invitation, name, host(request), challenge, answer, shell.text("passkey.first"));
          if (joined.cause().isPresent()) {
            return page(shell, request, Optional.empty(), link, invitation, name, joined.cause());
          }
          String target = entrance.open(request, response, joined.person(), SignInWay.INVITATION);
          var codes = factors.newCodes(joined.person());
          return new Page(templates.identityRecovery(RecoveryPage.made(shell, codes, target)));
        });
  }

  /// Somebody who is signed in already.
  @Allowed
  @PostMapping(LINK + "/accepter")
  View accept(Shell shell, HttpServletRequest request, Actor actor, @PathVariable String link) {
    return open(
        shell,
        link,
        invitation -> {
          var cause = desk.byAccount(invitation, PersonStore.personId(actor));
          return cause.isEmpty()
              ? new SeeOther("/compte")
              : page(shell, request, Optional.of(actor), link, invitation, "", cause);
        });
  }

  /// The page, or why the link serves no more: whoever holds it may know.
  private View open(Shell shell, String link, Function<Invitation, View> page) {
    Optional<Invitation> found = desk.find(link);
    String fault = found.map(i -> i.fault(clock.instant()).orElse("")).orElse("INV-001");
    if (fault.isEmpty()) {
      return page.apply(found.orElseThrow());
    }
    var problem = SignInProblems.told(shell, "", new SignInOutcome.Reason(fault, 0));
    return new Page(
        templates.identityNoInvitation(new NoInvitationPage(shell, problem)),
        found.isEmpty() ? HttpStatus.NOT_FOUND : HttpStatus.GONE);
  }

  private Page page(
      Shell shell,
      HttpServletRequest request,
      Optional<Actor> actor,
      String link,
      Invitation invitation,
      String name,
      Optional<FormCause> cause) {
    var rights = invitation.rights().stream().sorted().map(r -> shell.text("right." + r)).toList();
    var page =
        new JoiningPage(
            shell,
            "/invitation/" + link,
            invitation,
            rights,
            way(invitation, actor),
            actor.map(Actor::name).orElse(""),
            PasskeyHost.of(request, settings.passkeyHost()).isPresent(),
            name,
            PasswordRules.SHORTEST,
            FormCause.code(cause),
            FormCause.errors(cause, shell.texts()));
    return new Page(
        templates.identityJoining(page),
        cause.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private Way way(Invitation invitation, Optional<Actor> actor) {
    if (actor.isPresent()) {
      boolean theirs =
          people
              .person(PersonStore.personId(actor.get()))
              .filter(p -> p.email().equals(invitation.email()))
              .isPresent();
      return theirs ? Way.ACCEPT : Way.OTHER;
    }
    return desk.isKnown(invitation) ? Way.SIGN_IN : Way.CHOOSE;
  }

  private PasskeyHost host(HttpServletRequest request) {
    return PasskeyHost.of(request, settings.passkeyHost()).orElseThrow(JoiningPages::missing);
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
