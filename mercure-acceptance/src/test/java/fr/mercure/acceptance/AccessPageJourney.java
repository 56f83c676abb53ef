// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page `/acces` in a real browser, healthy and with one thing wrong at a time: the cause is in
/// the title, within twelve seconds.
class AccessPageJourney {
  private static final Duration LONGEST = Duration.ofSeconds(12);

  @Test
  void findsAHealthyBrowserHealthy() {
    String page = check(_ -> {});

    assertThat(page).contains("Tout va bien", "Référence", "Le cookie d’essai est revenu");
    assertThat(page).doesNotContain("Réserve", "Bloquant", "S’essaie");
  }

  @Test
  void namesCookiesThatTheBrowserRefuses() {
    String page =
        check(
            second(),
            tab ->
                tab.addInitScript(
                    "Object.defineProperty(document, 'cookie', { get: () => '', set: () => {} })"));

    assertThat(page).contains("La cause est trouvée", "votre navigateur refuse les cookies");
  }

  @Test
  void namesABoxThatTakesCookiesAway() {
    String page = check(second(), _ -> {});

    assertThat(page).contains("un équipement efface les cookies que le service donne");
  }

  @Test
  void namesStorageThatIsForbidden() {
    String page =
        check(tab ->
            tab.addInitScript(
                "Object.defineProperty(window, 'localStorage', { get() { throw new Error(); } })"));

    assertThat(page).contains("votre navigateur ne garde rien");
  }

  @Test
  void namesAClockThatIsWrong() {
    String page =
        check(tab ->
            tab.addInitScript(
                """
                { const late = 1200000; const Real = Date;
                  window.Date = class extends Real {
                    constructor(...a) { a.length ? super(...a) : super(Real.now() - late); }
                    static now() { return Real.now() - late; } }; }
                """));

    assertThat(page).contains("l’horloge de ce poste est fausse de -1200 s");
  }

  @Test
  void namesABoxThatRewritesScripts() {
    String page =
        check(tab -> tab.route("**/acces/temoin.js", route -> answer(route, 200, "/* seen */")));

    assertThat(page).contains("un équipement réécrit les pages du service");
  }

  @Test
  void namesAnExtensionThatKeepsScriptsFromRunning() {
    String page =
        check(tab ->
            tab.route(
                "**/acces/temoin.js",
                route -> {
                  if (route.request().resourceType().equals("script")) {
                    route.abort();
                  } else {
                    route.resume();
                  }
                }));

    assertThat(page).contains("une extension de votre navigateur bloque");
  }

  @Test
  void namesABoxThatRefusesLargeUploads() {
    String page = check(tab -> largeUploads(tab, route -> answer(route, 413, "too large")));

    assertThat(page).contains("les envois de plus de 300 kB sont refusés");
  }

  @Test
  void namesABoxThatCutsLargeUploads() {
    String page = check(tab -> largeUploads(tab, route -> route.abort("connectionreset")));

    assertThat(page).contains("les gros envois sont coupés en chemin");
  }

  @Test
  void namesABoxThatHoldsEventsBack() {
    String page =
        check(tab ->
            tab.route(
                "**/acces/flux",
                route ->
                    route.fulfill(
                        new Route.FulfillOptions()
                            .setStatus(200)
                            .setContentType("text/event-stream")
                            .setBody("data: 0\n\ndata: 1\n\ndata: 2\n\ndata: 3\n\ndata: 4\n\n"))));

    assertThat(page).contains("un équipement retient les notifications");
  }

  @Test
  void namesABrowserThatIsTooOld() {
    String page = check(tab -> tab.addInitScript("delete window.fetch; delete window.Promise"));

    assertThat(page).contains("votre navigateur est trop ancien", "fetch Promise");
  }

  @Test
  void namesNetworksThatLeaveBySeveralAddresses() {
    var turn = new int[1];
    String page =
        check(tab ->
            tab.route(
                "**/acces/echo?*",
                route -> {
                  String body = route.fetch().text();
                  String other = "client-address: 192.0.2." + turn[0]++ % 2;
                  answer(route, 200, body.replaceFirst("client-address: .*", other));
                }));

    assertThat(page).contains("votre réseau sort par plusieurs adresses");
  }

  @Test
  void tellsABrowserWithoutScriptWhatItCan() {
    try (BrowserContext context = context(false)) {
      Page page = context.newPage();
      page.navigate(RunningMercure.shared().at("/acces?langue=fr").toString());
      assertThat(page.title()).contains("rien n’empêche votre accès");
      page.locator("noscript a").click();

      assertThat(page.title()).contains("votre navigateur n’exécute pas JavaScript");
      assertThat(page.locator("#print").isVisible()).isFalse();
    }
  }

  /// The second step, to which the first leads with a cookie: without it, the cookie got lost.
  private static String second() {
    return "/acces?langue=fr&ref=K7F-2QX&le=" + System.currentTimeMillis() / 1000;
  }

  private static void largeUploads(Page tab, Consumer<Route> fault) {
    tab.route(
        "**/acces/envoi",
        route -> {
          String sent = route.request().postData();
          if (sent != null && sent.length() > 100_000) {
            fault.accept(route);
          } else {
            route.resume();
          }
        });
  }

  private static void answer(Route route, int status, String body) {
    route.fulfill(new Route.FulfillOptions().setStatus(status).setBody(body));
  }

  /// The text of the last page, title first.
  private static String check(Consumer<Page> fault) {
    return check("/acces?langue=fr", fault);
  }

  private static String check(String from, Consumer<Page> fault) {
    try (BrowserContext context = context(true)) {
      Page page = context.newPage();
      var complaints = new ArrayList<String>();
      page.onPageError(complaints::add);
      fault.accept(page);
      String address = RunningMercure.shared().at(from).toString();
      long began = System.nanoTime();
      page.navigate(address);
      page.waitForURL(Pattern.compile("vu="));
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
      assertThat(complaints).isEmpty();
      assertThat(Axe.violations(page)).isEmpty();
      return page.title() + "\n" + page.locator("body").innerText();
    }
  }

  private static BrowserContext context(boolean script) {
    return Chromium.browser()
        .newContext(
            new Browser.NewContextOptions().setViewportSize(390, 900).setJavaScriptEnabled(script));
  }
}
