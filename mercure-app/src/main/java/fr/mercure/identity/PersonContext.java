// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/// Who a page request comes from. The session holds a number; access is evaluated anew each time,
/// so a right withdrawn is gone at the next click.
@Component
final class PersonContext implements SecurityContextRepository {
  private final AccessDesk access;
  private final IdentitySettings settings;
  private final Clock clock;

  PersonContext(AccessDesk access, IdentitySettings settings, Clock clock) {
    this.access = access;
    this.settings = settings;
    this.clock = clock;
  }

  static SecurityContext of(Actor actor) {
    return new SecurityContextImpl(
        UsernamePasswordAuthenticationToken.authenticated(actor, "", List.of()));
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return new Deferred(request);
  }

  @Override
  @Deprecated
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return load(holder.getRequest());
  }

  /// Nothing to do: the sign-in pages write the session themselves, and only after both steps.
  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return person(request).isPresent();
  }

  /// Read when first asked for: files and public endpoints cost no query.
  private final class Deferred implements DeferredSecurityContext {
    private final HttpServletRequest request;
    private @Nullable SecurityContext context;

    Deferred(HttpServletRequest request) {
      this.request = request;
    }

    @Override
    public SecurityContext get() {
      SecurityContext known = context;
      if (known == null) {
        known = load(request);
        context = known;
      }
      return known;
    }

    @Override
    public boolean isGenerated() {
      return get().getAuthentication() == null;
    }
  }

  private SecurityContext load(HttpServletRequest request) {
    return person(request)
        .flatMap(id -> access.standing(id).map(standing -> standing.actor(id)))
        .map(PersonContext::of)
        .orElseGet(SecurityContextImpl::new);
  }

  private Optional<Long> person(HttpServletRequest request) {
    return WebSession.whole(request, clock.instant(), settings.absolute());
  }
}
