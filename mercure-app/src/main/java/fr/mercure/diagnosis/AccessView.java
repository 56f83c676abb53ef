// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import fr.mercure.access.Echo;
import fr.mercure.access.Evidence;
import fr.mercure.access.Quality;
import fr.mercure.access.Seen;
import fr.mercure.access.Side;
import fr.mercure.access.Sightings;
import fr.mercure.access.Told;
import fr.mercure.access.Verdict;
import fr.mercure.diagnosis.AccessPage.Line;
import fr.mercure.diagnosis.AccessPage.Trial;
import fr.mercure.diagnosis.AccessPage.WayIn;
import fr.mercure.diagnosis.PageCheck.Outcome;
import fr.mercure.identity.QrCode;
import fr.mercure.web.Shell;
import fr.mercure.web.Shells;
import fr.mercure.web.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the page says of a check, in words: verdict first, then how to get in, then every line.
final class AccessView {
  private final HttpServletRequest request;
  private final AccessSettings settings;
  private final AccessQuery query;
  private final Told told;
  private final Sightings seen;
  private final Shell shell;
  private final Texts texts;

  AccessView(
      HttpServletRequest request,
      AccessSettings settings,
      AccessQuery query,
      Told told,
      Sightings seen) {
    this.request = request;
    this.settings = settings;
    this.query = query;
    this.told = told;
    this.seen = seen;
    this.shell = Shells.bare(request, settings.sandbox());
    this.texts = shell.texts();
  }

  /// Where the visitor came to, such as `https://portail.example`.
  static String origin(HttpServletRequest request) {
    int port = request.getServerPort();
    boolean usual = port == (request.isSecure() ? 443 : 80);
    return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
  }

  /// As it was asked for by the address: this page keeps no preference.
  static String language(HttpServletRequest request) {
    String asked = request.getParameter("langue");
    return "en".equals(asked) || "fr".equals(asked) ? asked : "";
  }

  AccessPage page() {
    List<Told.Cause> causes = told.causes();
    return new AccessPage(
        shell,
        settings.portal(),
        title(),
        lead(),
        causes.stream().findFirst(),
        causes.subList(Math.min(1, causes.size()), causes.size()),
        lines(),
        ways(),
        !query.elsewhere(),
        told.reference(),
        told.at(),
        query.attempt(),
        isComplete() ? Optional.empty() : Optional.of(trial()),
        QrCode.of(origin(request) + AccessDoor.PAGE + "?" + elsewhere().text(language(request))),
        AccessDoor.REPORT + "?" + query.with(seen).text(""),
        again(),
        keeping());
  }

  /// What is sent if whoever it is about says so; nothing before the browser was tried.
  private Optional<AccessPage.Keeping> keeping() {
    if (!settings.keeps() || !isComplete()) {
      return Optional.empty();
    }
    return Optional.of(
        new AccessPage.Keeping(
            query.at().getEpochSecond(),
            seen.toString(),
            query.elsewhere(),
            language(request),
            answer(),
            ClientAddress.network(request.getRemoteAddr())));
  }

  /// What came of sending it, as the address says.
  private Optional<CheckKeeper.Answer> answer() {
    return Stream.of(CheckKeeper.Answer.values())
        .filter(answer -> answer.name().equals(request.getParameter("garde")))
        .findFirst();
  }

  private boolean isKept() {
    return answer().filter(CheckKeeper.Answer.KEPT::equals).isPresent();
  }

  /// From the beginning, in the same language and for the same attempt.
  private String again() {
    String language = language(request);
    var kept = new ArrayList<String>();
    query.attempt().ifPresent(a -> kept.add("essai=" + a));
    if (!language.isEmpty()) {
      kept.add("langue=" + language);
    }
    return AccessDoor.PAGE + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
  }

  /// Whether the browser was tried, or cannot be.
  private boolean isComplete() {
    return query.seen().isPresent();
  }

  /// For the telephone: what matters for the causes that are told, and no more.
  private AccessQuery elsewhere() {
    List<String> signs = told.causes().stream().flatMap(cause -> cause.signs().stream()).toList();
    return query.elsewhere(seen.only(signs));
  }

  private String title() {
    if (told.causes().isEmpty()) {
      return texts.get(isComplete() ? "access.title.well" : "access.title.so-far");
    }
    Told.Cause first = told.causes().getFirst();
    String how =
        first.evidence() == Evidence.POSSIBLE
            ? "access.title.possible"
            : told.verdict() == Verdict.BLOCKED ? "access.title.blocked" : "access.title.degraded";
    return texts.get(how, uncapitalised(texts.of(first.title())));
  }

  /// The sentence goes on after a colon, and a title ends without full stop.
  private static String uncapitalised(String sentence) {
    String open = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return open.substring(0, 1).toLowerCase(Locale.ROOT) + open.substring(1);
  }

  private String lead() {
    return told.causes().stream()
        .findFirst()
        .map(cause -> texts.of(cause.remedy()))
        .orElseGet(() -> texts.get(isComplete() ? "access.lead.well" : "access.lead.so-far"));
  }

  // --- lines ------------------------------------------------------------------------------------

  private List<Line> lines() {
    var lines = new ArrayList<Line>();
    for (PageCheck check : PageCheck.values()) {
      lines.add(line(check));
    }
    for (String later : List.of("ACCOUNT", "RIGHTS")) {
      lines.add(line(later, Outcome.OFF, texts.get("access.unseen." + later)));
    }
    return List.copyOf(lines);
  }

  private Line line(PageCheck check) {
    Outcome outcome = check.outcome(told, seen);
    String finding =
        check
            .cause(told)
            .map(cause -> texts.of(cause.title()))
            .orElseGet(() -> finding(check, outcome));
    return line(check.name(), outcome, finding);
  }

  private Line line(String name, Outcome outcome, String finding) {
    String css = outcome.css();
    return new Line(
        css, texts.get("access.check." + name), texts.get("access.state." + css), finding);
  }

  private String finding(PageCheck check, Outcome outcome) {
    if (check == PageCheck.CONNECTION) {
      return connection();
    }
    boolean unseen = outcome == Outcome.OFF;
    String detail = unseen && check == PageCheck.BROWSER ? browser() : check.detail(seen);
    return texts.get((unseen ? "access.unseen." : "access.found.") + check.name(), detail);
  }

  private String connection() {
    String how =
        seen.find("tls.service")
            .map(tls -> texts.get("access.found.CONNECTION.tls", tls.detail()))
            .orElseGet(() -> texts.get("access.found.CONNECTION"));
    return query.elsewhere()
        ? how
        : how + " " + texts.get("access.found.address", ClientAddress.of(request));
  }

  private String browser() {
    return BrowserName.of(agent(request)).orElse("–");
  }

  static String agent(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
  }

  // --- ways in ----------------------------------------------------------------------------------

  private List<WayIn> ways() {
    var ways = new ArrayList<WayIn>();
    if (told.verdict() == Verdict.BLOCKED) {
      Side side = told.causes().getFirst().side();
      ways.add(way("again", again()));
      ways.add(way(side == Side.WORKSTATION ? "other-browser" : "other-network", ""));
    } else {
      ways.add(way("sign-in", settings.portal() + "/connexion"));
    }
    if (query.attempt().filter(a -> a.startsWith("R-")).isPresent()) {
      ways.add(way("recovery", settings.portal() + "/connexion"));
      ways.add(way("help", settings.portal() + "/aide/connexion"));
    }
    ways.add(
        new WayIn(
            texts.get("access.way.support"),
            "",
            texts.get("access.way.support.hint" + supportHint(), told.reference())));
    return List.copyOf(ways);
  }

  private String supportHint() {
    return isKept() ? ".kept" : settings.keeps() && isComplete() ? ".sendable" : "";
  }

  private WayIn way(String name, String path) {
    String key = "access.way." + name;
    return new WayIn(texts.get(key), path, texts.get(key + ".hint"));
  }

  private Trial trial() {
    String language = language(request);
    Sightings unscripted =
        Sightings.parse(seen + "~" + Sightings.of(List.of(new Seen("page.script", "ABSENT", ""))));
    return new Trial(
        seen.toString(),
        AccessDoor.PAGE + "?" + query.text(language),
        AccessDoor.PAGE + "?" + query.with(unscripted).text(language),
        agent(request),
        BrowserName.of(agent(request)).orElse(""),
        Echo.SCRIPT,
        Quality.LATENCY,
        Quality.JITTER,
        Quality.RATE);
  }
}
