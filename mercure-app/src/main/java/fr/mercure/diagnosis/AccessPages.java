// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import fr.mercure.access.Seen;
import fr.mercure.access.Sightings;
import fr.mercure.access.Told;
import fr.mercure.identity.FederationCode;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.Shells;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The page `/acces`, in three steps that need nothing but links. The first gives a cookie and
/// leads on; the second tells what the server saw, and so whether the cookie came back; a script
/// then tries the browser and leads to the third, whose address holds all that was seen.
final class AccessPages {
  private static final int LARGE_HEADERS = 6_000;
  private static final int MOST_SENT = 20_000;
  private static final int LONGEST_CODE = 80;

  private final Templates templates;
  private final AccessSettings settings;
  private final CheckKeeper keeper;
  private final RandomGenerator random;
  private final Clock clock;

  AccessPages(
      Templates templates,
      AccessSettings settings,
      CheckKeeper keeper,
      RandomGenerator random,
      Clock clock) {
    this.templates = templates;
    this.settings = settings;
    this.keeper = keeper;
    this.random = random;
    this.clock = clock;
  }

  void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<AccessQuery> query = AccessQuery.of(request, clock.instant());
    if (query.isEmpty()) {
      begin(request, response);
    } else {
      Sightings seen = seen(request, query.get());
      var view =
          new AccessView(request, settings, query.get(), told(request, query.get(), seen), seen);
      new Page(templates.diagnosisAccess(view.page())).render(Map.of(), request, response);
    }
  }

  /// The same as a file, for whoever helps.
  void report(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<AccessQuery> query = AccessQuery.of(request, clock.instant());
    if (query.isEmpty()) {
      begin(request, response);
      return;
    }
    Told told = told(request, query.get(), seen(request, query.get()));
    byte[] json = told.json().getBytes(StandardCharsets.UTF_8);
    response.setContentType("application/json;charset=UTF-8");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"acces-" + told.reference() + ".json\"");
    response.setContentLength(json.length);
    response.getOutputStream().write(json);
  }

  /// Leaves the check with support, because whoever it is about says so.
  void keep(HttpServletRequest request, HttpServletResponse response) {
    send(request, response, keeper::keep);
  }

  /// Takes it back.
  void forget(HttpServletRequest request, HttpServletResponse response) {
    send(request, response, keeper::forget);
  }

  private void send(
      HttpServletRequest request,
      HttpServletResponse response,
      Function<KeptCheck, CheckKeeper.Answer> act) {
    if (request.getContentLengthLong() > MOST_SENT) {
      response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    Optional<AccessQuery> query =
        AccessQuery.of(request, clock.instant()).filter(q -> q.seen().isPresent());
    if (query.isEmpty()) {
      begin(request, response);
      return;
    }
    CheckKeeper.Answer answer = act.apply(check(request, query.get()));
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(
        "Location",
        AccessDoor.PAGE
            + "?"
            + query.get().text(AccessView.language(request))
            + "&garde="
            + answer
            + "#garde");
  }

  private KeptCheck check(HttpServletRequest request, AccessQuery query) {
    Sightings seen = seen(request, query);
    return new KeptCheck(
        query.reference(),
        query.at(),
        clock.instant(),
        seen,
        told(request, query, seen).causes().stream().map(Told.Cause::code).toList(),
        query.attempt(),
        query.elsewhere() ? "" : ClientAddress.network(request.getRemoteAddr()),
        query.elsewhere() ? "" : BrowserName.of(AccessView.agent(request)).orElse(""));
  }

  /// What a number or word shown by FranceConnect or ProConnect means.
  void code(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Shell shell = Shells.bare(request, settings.sandbox());
    String typed = Optional.ofNullable(request.getParameter("code")).orElse("").strip();
    String shown = typed.substring(0, Math.min(LONGEST_CODE, typed.length()));
    var page = new AccessCodePage(shell, settings.portal(), shown, FederationCode.explain(shown));
    new Page(templates.diagnosisCode(page)).render(Map.of(), request, response);
  }

  private void begin(HttpServletRequest request, HttpServletResponse response) {
    var reference = CheckReference.random(random);
    AccessCookie.give(request, response, reference.text());
    var query =
        AccessQuery.begun(
            reference,
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            AccessQuery.attempt(request));
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(
        "Location", AccessDoor.PAGE + "?" + query.text(AccessView.language(request)));
  }

  // --- what is known ----------------------------------------------------------------------------

  private static Told told(HttpServletRequest request, AccessQuery query, Sightings seen) {
    String place = AccessView.origin(request) + "/";
    try {
      return Told.of(place, query.reference().text(), query.at(), seen);
    } catch (IllegalArgumentException e) {
      // A host that is no name: the page must show all the same.
      return Told.of("http://localhost/", query.reference().text(), query.at(), seen);
    }
  }

  private static Sightings seen(HttpServletRequest request, AccessQuery query) {
    return query.seen().orElseGet(() -> byServer(request, query));
  }

  private static Sightings byServer(HttpServletRequest request, AccessQuery query) {
    var seen = new ArrayList<Seen>();
    seen.add(new Seen("http.service", "OK", ""));
    Encryption.of(request)
        .ifPresent(tls -> seen.add(new Seen("tls.service", "OK", plain(tls.protocol()))));
    boolean kept = AccessCookie.is(request, query.reference().text());
    seen.add(new Seen("page.cookie", kept ? "KEPT" : "LOST", ""));
    if (kept) {
      seen.add(new Seen("echo.cookie", "SEEN", ""));
      seen.add(new Seen("echo.setcookie", "SEEN", ""));
    }
    int size = headers(request);
    seen.add(
        new Seen("headers", size > LARGE_HEADERS ? "LARGE" : "OK", (size + 999) / 1000 + " kB"));
    return Sightings.of(seen);
  }

  private static String plain(String text) {
    return text.replaceAll("[^A-Za-z0-9 ./_+-]", " ").strip();
  }

  private static int headers(HttpServletRequest request) {
    return Collections.list(request.getHeaderNames()).stream()
        .flatMap(name -> Collections.list(request.getHeaders(name)).stream().map(v -> name + v))
        .mapToInt(line -> line.length() + 4)
        .sum();
  }
}
