// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/// What a browser's session holds: after the password, who may try the second step; after both, who
/// is there. Names and numbers only, so that a new version reads the sessions of the old one.
///
/// Each step makes a new session: an identifier known before the step is worth nothing after it.
final class WebSession {
  /// Time to find the telephone.
  static final Duration SECOND_STEP = Duration.ofMinutes(10);

  private static final String HALF = "mercure.half";
  private static final String READER = "mercure.reader";
  private static final String PERSON = "mercure.person";
  private static final String SINCE = "mercure.since";
  private static final String TARGET = "mercure.target";
  private static final String DRAFT = "mercure.draft";
  private static final String AGENT = "mercure.agent";
  private static final String STRONG = "mercure.strong";
  private static final String SIGNED = "mercure.signed";
  private static final String CHALLENGE = "mercure.challenge";
  private static final String ASKED = "mercure.challenge.at";
  private static final Duration ANSWER = Duration.ofMinutes(5);
  private static final int LONGEST_AGENT = 200;

  private WebSession() {}

  /// The password is proven.
  ///
  /// @param target page to open once signed in
  static void half(HttpServletRequest request, long person, String target, Instant now) {
    HttpSession session = renew(request);
    session.setAttribute(HALF, person);
    session.setAttribute(SINCE, now.getEpochSecond());
    session.setAttribute(TARGET, target);
  }

  /// The password is proven, of an account that may go no further: its owner reads why.
  static void reader(HttpServletRequest request, long person, Instant now) {
    HttpSession session = renew(request);
    session.setAttribute(READER, person);
    session.setAttribute(SINCE, now.getEpochSecond());
  }

  /// Who has proven the first factor lately, and no more.
  static Optional<Long> firstFactor(HttpServletRequest request, Instant now) {
    return half(request, now)
        .or(() ->
            Optional.ofNullable(request.getSession(false))
                .filter(session -> age(session, now).compareTo(SECOND_STEP) < 0)
                .flatMap(session -> number(session, READER)));
  }

  /// Whose second step is awaited, if the first is recent.
  static Optional<Long> half(HttpServletRequest request, Instant now) {
    return Optional.ofNullable(request.getSession(false))
        .filter(session -> age(session, now).compareTo(SECOND_STEP) < 0)
        .flatMap(session -> number(session, HALF));
  }

  /// Both steps are proven.
  ///
  /// @param signed whether by a key of the person's own: passkey or certificate
  /// @return the page to open
  static String whole(HttpServletRequest request, long person, boolean signed, Instant now) {
    HttpSession before = request.getSession(false);
    Object target = before == null ? null : before.getAttribute(TARGET);
    HttpSession session = renew(request);
    session.setAttribute(PERSON, person);
    session.setAttribute(SINCE, now.getEpochSecond());
    session.setAttribute(STRONG, now.getEpochSecond());
    if (signed) {
      session.setAttribute(SIGNED, now.getEpochSecond());
    }
    session.setAttribute(AGENT, agent(request));
    session.setAttribute(
        FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
        PersonStore.personReference(person));
    return target instanceof String page ? page : LocalTarget.HOME;
  }

  /// A strong factor was proven again. The identifier changes, as after each step.
  ///
  /// @param signed whether by a key of the person's own: passkey or certificate
  static void confirmed(HttpServletRequest request, boolean signed, Instant now) {
    HttpSession session = request.getSession(true);
    session.setAttribute(STRONG, now.getEpochSecond());
    if (signed) {
      session.setAttribute(SIGNED, now.getEpochSecond());
    }
    request.changeSessionId();
  }

  /// When a strong factor was last proven: a code, a recovery code, a passkey or a certificate.
  static Instant strong(HttpServletRequest request) {
    return at(request, STRONG);
  }

  /// When a key of the person's own last signed: a passkey or a certificate.
  static Instant signed(HttpServletRequest request) {
    return at(request, SIGNED);
  }

  private static Instant at(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getSession(false))
        .flatMap(session -> number(session, name))
        .map(Instant::ofEpochSecond)
        .orElse(Instant.EPOCH);
  }

  /// Keeps what a passkey must sign.
  static void challenge(HttpServletRequest request, byte[] challenge, Instant now) {
    HttpSession session = request.getSession(true);
    session.setAttribute(CHALLENGE, challenge);
    session.setAttribute(ASKED, now.getEpochSecond());
  }

  /// What a passkey was to sign, once, within five minutes.
  static Optional<byte[]> takeChallenge(HttpServletRequest request, Instant now) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(CHALLENGE) instanceof byte[] challenge)) {
      return Optional.empty();
    }
    session.removeAttribute(CHALLENGE);
    Instant asked = Instant.ofEpochSecond(number(session, ASKED).orElse(0L));
    return Duration.between(asked, now).compareTo(ANSWER) < 0
        ? Optional.of(challenge)
        : Optional.empty();
  }

  /// Who is signed in; nobody once the session is older than allowed, whatever its activity.
  static Optional<Long> whole(HttpServletRequest request, Instant now, Duration absolute) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return Optional.empty();
    }
    Optional<Long> person = number(session, PERSON);
    if (person.isPresent() && age(session, now).compareTo(absolute) >= 0) {
      session.invalidate();
      return Optional.empty();
    }
    return person;
  }

  /// Keeps the secret that is being enrolled, sealed, until a code confirms it.
  static void draft(HttpServletRequest request, byte[] sealed) {
    request.getSession(true).setAttribute(DRAFT, sealed);
  }

  /// The secret that is being enrolled, if one is.
  static Optional<byte[]> draft(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false))
        .map(session -> session.getAttribute(DRAFT))
        .filter(byte[].class::isInstance)
        .map(byte[].class::cast);
  }

  /// The secret is enrolled, or was given up.
  static void dropDraft(HttpServletRequest request) {
    Optional.ofNullable(request.getSession(false)).ifPresent(s -> s.removeAttribute(DRAFT));
  }

  /// When it was signed in.
  static Optional<Instant> since(Session session) {
    return session.getAttribute(SINCE) instanceof Long seconds
        ? Optional.of(Instant.ofEpochSecond(seconds))
        : Optional.empty();
  }

  /// The browser, as it calls itself.
  static String browser(Session session) {
    return session.getAttribute(AGENT) instanceof String agent ? agent : "";
  }

  static void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  private static HttpSession renew(HttpServletRequest request) {
    HttpSession before = request.getSession(false);
    Object waiting = before == null ? null : before.getAttribute(FederationSession.IDENTITY);
    Object leaving = before == null ? null : before.getAttribute(FederationSession.LEAVING);
    end(request);
    HttpSession session = request.getSession(true);
    if (waiting != null) {
      session.setAttribute(FederationSession.IDENTITY, waiting);
    }
    if (leaving != null) {
      session.setAttribute(FederationSession.LEAVING, leaving);
    }
    return session;
  }

  private static Duration age(HttpSession session, Instant now) {
    return Duration.between(
        number(session, SINCE).map(Instant::ofEpochSecond).orElse(Instant.EPOCH), now);
  }

  private static Optional<Long> number(HttpSession session, String name) {
    return session.getAttribute(name) instanceof Long number
        ? Optional.of(number)
        : Optional.empty();
  }

  private static String agent(HttpServletRequest request) {
    String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    return agent.substring(0, Math.min(agent.length(), LONGEST_AGENT));
  }
}
