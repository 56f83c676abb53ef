// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.federation.FederatedIdentity;
import fr.mercure.identity.federation.Federation;
import fr.mercure.identity.federation.Provider;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// Tying identities of providers to one's account, and untying them.
@Controller
class FederationTiePages {
  private static final String TIES = FederationPages.TIES;

  private final Templates templates;
  private final Federation federation;
  private final FederationStore store;
  private final Clock clock;

  FederationTiePages(
      Templates templates, Federation federation, FederationStore store, Clock clock) {
    this.templates = templates;
    this.federation = federation;
    this.store = store;
    this.clock = clock;
  }

  @Allowed
  @Sealing(SealingAct.CREDENTIALS)
  @GetMapping(TIES)
  Page ties(
      Shell shell,
      Actor actor,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String fait) {
    Optional<String> done =
        fait.matches("lien|retrait")
            ? Optional.of(shell.text("federation.done." + fait))
            : Optional.empty();
    return page(shell, actor, request, done, Optional.empty());
  }

  /// The identity was recognised a moment ago, in this session; the person now says that it is
  /// theirs, in a form with a token: nobody else's identity slips in.
  @Allowed
  @Sealing(SealingAct.CREDENTIALS)
  @PostMapping(TIES)
  View tie(Shell shell, Actor actor, HttpServletRequest request) {
    Optional<FederatedIdentity> waiting = FederationSession.waiting(request, clock.instant());
    if (waiting.isEmpty()) {
      var cause = Optional.of(FormCause.of("FED-002", ""));
      return page(shell, actor, request, Optional.empty(), cause);
    }
    boolean tied = store.tie(PersonStore.personId(actor), waiting.get(), clock.instant());
    FederationSession.drop(request);
    return tied
        ? new SeeOther(TIES + "?fait=lien")
        : page(shell, actor, request, Optional.empty(), Optional.of(FormCause.of("FED-014", "")));
  }

  @Allowed
  @PostMapping(TIES + "/{provider}/retirer")
  View untie(Actor actor, @PathVariable String provider) {
    Provider chosen =
        Provider.at(provider).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (!store.untie(PersonStore.personId(actor), chosen)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return new SeeOther(TIES + "?fait=retrait");
  }

  private Page page(
      Shell shell,
      Actor actor,
      HttpServletRequest request,
      Optional<String> done,
      Optional<FormCause> cause) {
    var page =
        new FederationPage(
            shell,
            FederationSession.waiting(request, clock.instant()),
            store.of(PersonStore.personId(actor)),
            federation.offered(),
            done,
            FormCause.code(cause),
            FormCause.errors(cause, shell.texts()));
    return new Page(
        templates.identityFederation(page),
        cause.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
