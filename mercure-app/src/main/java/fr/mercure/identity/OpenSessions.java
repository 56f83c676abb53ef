// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.AccountPage.OpenSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/// Where one person is signed in, on whichever node.
@Component
final class OpenSessions {
  private static final int HANDLE = 16;

  private final FindByIndexNameSessionRepository<? extends Session> repository;

  OpenSessions(FindByIndexNameSessionRepository<? extends Session> repository) {
    this.repository = repository;
  }

  List<OpenSession> of(Actor actor, HttpServletRequest request) {
    String current =
        Optional.ofNullable(request.getSession(false)).map(HttpSession::getId).orElse("");
    return repository.findByPrincipalName(actor.id()).values().stream()
        .map(session -> open(session, current))
        .sorted(Comparator.comparing(OpenSession::lastSeen).reversed())
        .toList();
  }

  /// Those of a person, as others see them.
  ///
  /// @param person {@link Actor#id}
  List<OpenSession> of(String person) {
    return repository.findByPrincipalName(person).values().stream()
        .map(session -> open(session, ""))
        .sorted(Comparator.comparing(OpenSession::lastSeen).reversed())
        .toList();
  }

  /// Ends the person's session of that handle; does nothing if there is none such.
  ///
  /// @param person {@link Actor#id}
  void close(String person, String handle) {
    repository.findByPrincipalName(person).keySet().stream()
        .filter(id -> handle(id).equals(handle))
        .forEach(repository::deleteById);
  }

  /// Ends every session of the person.
  ///
  /// @param person {@link Actor#id}
  void closeAll(String person) {
    repository.findByPrincipalName(person).keySet().forEach(repository::deleteById);
  }

  /// Ends every session of the actor but the one of this request.
  void closeOthers(Actor actor, HttpServletRequest request) {
    String current =
        Optional.ofNullable(request.getSession(false)).map(HttpSession::getId).orElse("");
    repository.findByPrincipalName(actor.id()).keySet().stream()
        .filter(id -> !id.equals(current))
        .forEach(repository::deleteById);
  }

  private static OpenSession open(Session session, String current) {
    Instant since = WebSession.since(session).orElse(session.getCreationTime());
    return new OpenSession(
        handle(session.getId()),
        since,
        session.getLastAccessedTime(),
        WebSession.browser(session),
        session.getId().equals(current));
  }

  /// The identifier itself opens the session, so it is never written into a page.
  private static String handle(String id) {
    byte[] digest = Sha256.of(id.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest).substring(0, HANDLE);
  }
}
