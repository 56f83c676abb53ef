// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import fr.mercure.access.Sightings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// Everything that the page knows of a check: it travels in the address and nowhere else.
///
/// @param reference given by the server when the check began
/// @param at when that was
/// @param seen what browser and server saw; empty until the browser was tried
/// @param attempt reference of a refused sign-in or of an error page
/// @param elsewhere whether it is read on another device than the one that was checked
record AccessQuery(
    CheckReference reference,
    Instant at,
    Optional<Sightings> seen,
    Optional<String> attempt,
    boolean elsewhere) {
  /// How old a beginning may be: a bookmark of it begins again.
  private static final Duration LIFE = Duration.ofMinutes(10);

  private static final Duration AHEAD = Duration.ofMinutes(1);
  private static final Pattern ATTEMPT = Pattern.compile("[A-Z]-[0-9A-Z-]{4,12}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{9,11}");

  /// Empty if a check has to begin.
  static Optional<AccessQuery> of(HttpServletRequest request, Instant now) {
    Optional<CheckReference> reference =
        Optional.ofNullable(request.getParameter("ref")).flatMap(CheckReference::parse);
    Optional<Instant> at =
        Optional.ofNullable(request.getParameter("le"))
            .filter(text -> SECONDS.matcher(text).matches())
            .map(text -> Instant.ofEpochSecond(Long.parseLong(text)));
    Optional<Sightings> seen =
        Optional.ofNullable(request.getParameter("vu")).map(Sightings::parse);
    boolean usable = seen.isPresent() || at.filter(when -> isFresh(when, now)).isPresent();
    if (reference.isEmpty() || at.isEmpty() || !usable) {
      return Optional.empty();
    }
    boolean elsewhere = request.getParameter("lu") != null;
    return Optional.of(
        new AccessQuery(reference.get(), at.get(), seen, attempt(request), elsewhere));
  }

  private static boolean isFresh(Instant at, Instant now) {
    return at.isAfter(now.minus(LIFE)) && at.isBefore(now.plus(AHEAD));
  }

  static Optional<String> attempt(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter("essai"))
        .filter(text -> ATTEMPT.matcher(text).matches());
  }

  static AccessQuery begun(CheckReference reference, Instant at, Optional<String> attempt) {
    return new AccessQuery(reference, at, Optional.empty(), attempt, false);
  }

  AccessQuery with(Sightings sightings) {
    return new AccessQuery(reference, at, Optional.of(sightings), attempt, elsewhere);
  }

  AccessQuery elsewhere(Sightings sightings) {
    return new AccessQuery(reference, at, Optional.of(sightings), Optional.empty(), true);
  }

  /// The part of the address after `?`.
  String text(String language) {
    var text = new StringBuilder("ref=" + reference + "&le=" + at.getEpochSecond());
    attempt.ifPresent(a -> text.append("&essai=").append(a));
    if (!language.isEmpty()) {
      text.append("&langue=").append(language);
    }
    if (elsewhere) {
      text.append("&lu=1");
    }
    seen.ifPresent(
        s -> text.append("&vu=").append(URLEncoder.encode(s.toString(), StandardCharsets.UTF_8)));
    return text.toString();
  }
}
