// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.federation.Federation;
import fr.mercure.identity.federation.Provider;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// Leaving FranceConnect or ProConnect too, once Mercure is left. A link, since our security policy
/// lets no form leave the site, and a choice: other services may go on being used by that identity.
@Controller
class FederationLeavePages {
  private static final String BACK = "/deconnexion/retour";
  private static final String LEFT = "/connexion?sortie";
  private static final int STATE = 40;

  private final Federation federation;
  private final SecureRandom random;

  FederationLeavePages(Federation federation, SecureRandom random) {
    this.federation = federation;
    this.random = random;
  }

  @Allowed(anyone = true)
  @GetMapping("/deconnexion/{provider}")
  View leave(HttpServletRequest request, @PathVariable String provider) {
    Provider chosen =
        Provider.at(provider).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    String state = Base32.random(random, STATE);
    Optional<URI> there =
        FederationSession.leave(request, chosen, state)
            .flatMap(
                token -> federation.leave(chosen, token, SiteAddress.of(request) + BACK, state));
    return new SeeOther(there.map(URI::toString).orElse(LEFT));
  }

  /// An answer that nobody of this session asked for changes nothing.
  @Allowed(anyone = true)
  @GetMapping(BACK)
  View comeBack(HttpServletRequest request, @RequestParam(defaultValue = "") String state) {
    if (!FederationSession.hasLeft(request, state)) {
      return new SeeOther("/connexion");
    }
    WebSession.end(request);
    return new SeeOther(LEFT);
  }
}
