// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.federation.FederatedIdentity;
import fr.mercure.identity.federation.Pending;
import fr.mercure.identity.federation.Provider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a session holds of a visit to a provider, as text: the request under way, taken once; the
/// identity that waits to be tied, which outlives the steps of signing in.
final class FederationSession {
  /// Kept by {@link WebSession} when it makes a new session.
  static final String IDENTITY = "mercure.federated";

  /// The same.
  static final String LEAVING = "mercure.federation.leaving";

  private static final String LEFT = "mercure.federation.left";
  private static final int MOMENT = 300;
  private static final String PENDING = "mercure.federation";
  private static final String TARGET = "mercure.federation.target";
  private static final String SINCE = "mercure.federation.since";
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final String SEPARATOR = "\n";

  private FederationSession() {}

  static void begin(HttpServletRequest request, Pending pending, String target, Instant now) {
    HttpSession session = request.getSession(true);
    session.setAttribute(PENDING, pending.text());
    session.setAttribute(TARGET, target);
    session.setAttribute(SINCE, now.getEpochSecond());
  }

  /// The request under way, once, if it is recent.
  static Optional<Pending> take(HttpServletRequest request, Instant now) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(PENDING) instanceof String text)) {
      return Optional.empty();
    }
    session.removeAttribute(PENDING);
    boolean recent =
        session.getAttribute(SINCE) instanceof Long since
            && now.isBefore(Instant.ofEpochSecond(since).plus(PATIENCE));
    return recent ? Pending.read(text) : Optional.empty();
  }

  /// The page that was wanted.
  static String target(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Object target = session == null ? null : session.getAttribute(TARGET);
    return target instanceof String page ? LocalTarget.of(page) : LocalTarget.HOME;
  }

  /// Keeps it for a quarter of an hour, for whoever signs in next in this browser to tie it.
  static void keep(HttpServletRequest request, FederatedIdentity identity, Instant now) {
    String text =
        String.join(
            SEPARATOR,
            identity.provider().path(),
            identity.subject(),
            identity.name().replace(SEPARATOR, " "),
            identity.email(),
            identity.siret(),
            Long.toString(now.getEpochSecond()));
    request.getSession(true).setAttribute(IDENTITY, text);
  }

  /// The identity that waits to be tied.
  static Optional<FederatedIdentity> waiting(HttpServletRequest request, Instant now) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(IDENTITY) instanceof String text)) {
      return Optional.empty();
    }
    String[] parts = text.split(SEPARATOR, -1);
    boolean recent =
        parts.length == 6
            && now.isBefore(Instant.ofEpochSecond(Long.parseLong(parts[5])).plus(PATIENCE));
    return recent
        ? Provider.at(parts[0])
            .map(p -> new FederatedIdentity(p, parts[1], parts[2], parts[3], parts[4], false))
        : Optional.empty();
  }

  /// Keeps what it takes to leave the provider again.
  ///
  /// @param token see {@link Federation#leave}
  static void entered(HttpServletRequest request, Provider provider, String token) {
    request.getSession(true).setAttribute(LEAVING, provider.path() + SEPARATOR + token);
  }

  /// Ends the session. Of one that a provider opened, what it takes to leave there too is kept for
  /// some minutes, and nothing else.
  ///
  /// @return the provider that may be left too
  static Optional<Provider> end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Object leaving = session == null ? null : session.getAttribute(LEAVING);
    WebSession.end(request);
    if (!(leaving instanceof String text)) {
      return Optional.empty();
    }
    HttpSession rest = request.getSession(true);
    rest.setMaxInactiveInterval(MOMENT);
    rest.setAttribute(LEAVING, text);
    return Provider.at(text.split(SEPARATOR, 2)[0]);
  }

  /// The token with which this provider is left, once.
  ///
  /// @param state that must come back
  static Optional<String> leave(HttpServletRequest request, Provider provider, String state) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(LEAVING) instanceof String text)) {
      return Optional.empty();
    }
    session.removeAttribute(LEAVING);
    session.setAttribute(LEFT, state);
    String[] parts = text.split(SEPARATOR, 2);
    return parts[0].equals(provider.path()) ? Optional.of(parts[1]) : Optional.empty();
  }

  /// Whether somebody comes back from leaving, with the state that was sent along.
  static boolean hasLeft(HttpServletRequest request, String state) {
    HttpSession session = request.getSession(false);
    return session != null && state.equals(session.getAttribute(LEFT));
  }

  static void drop(HttpServletRequest request) {
    request.getSession(true).removeAttribute(IDENTITY);
  }
}
