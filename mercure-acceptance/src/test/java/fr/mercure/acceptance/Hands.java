// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody at a keyboard without a mouse, before a browser that runs scripts or does not. Whatever
/// the browser complains of (scripts, security policy, failed requests) is remembered.
final class Hands implements AutoCloseable {
  /// The browser tells of a form that came back with its errors; that is meant.
  private static final String REFUSED_FORM = "status of 422";

  private static final int MOST_TABS = 200;
  private static final int MOST_CHOICES = 40;
  private static final double PATIENCE_MILLIS = 20_000;
  private static final int NEXT_CODE = 45;
  private static final Pattern PASSWORD = Pattern.compile("Password of all three: (\\S+)");

  private final RunningMercure mercure;
  private final BrowserContext context;
  private final Page page;
  private final boolean script;
  private final List<String> complaints = new ArrayList<>();
  private int strokes;

  private Hands(RunningMercure mercure, BrowserContext context, boolean script) {
    this.mercure = mercure;
    this.context = context;
    this.script = script;
    this.page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onConsoleMessage(message -> {
      boolean bad = message.type().equals("error") || message.type().equals("warning");
      if (bad && !message.text().contains(REFUSED_FORM)) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
  }

  /// In front of a page of the portal, not signed in.
  static Hands at(RunningMercure mercure, String path, boolean script) {
    var options =
        new Browser.NewContextOptions()
            .setViewportSize(1440, 900)
            .setLocale("fr-FR")
            .setTimezoneId("Europe/Paris")
            .setJavaScriptEnabled(script);
    var hands = new Hands(mercure, Chromium.browser().newContext(options), script);
    hands.page.navigate(mercure.at(path).toString());
    return hands;
  }

  /// In front of a page, with the session of somebody who has signed in.
  static Hands of(SignedIn person, RunningMercure mercure, String path, boolean script) {
    Hands hands = at(mercure, "/etat", script);
    hands.context.addCookies(
        List.of(new Cookie("mercure", person.session()).setUrl(mercure.address().toString())));
    hands.page.navigate(mercure.at(path).toString());
    return hands;
  }

  /// Signs in: address, password, then the code that the sandbox shows.
  void signIn(String email) {
    tabTo("a[href='/connexion']");
    press("Enter");
    arrive("/connexion");
    enter(email);
    arrive("/accueil");
  }

  /// Both steps, from the page of the first one.
  void enter(String email) {
    tabTo("[name=email]");
    type(email);
    tabTo("[name=password]");
    Matcher password = PASSWORD.matcher(mercure.printed());
    assertThat(password.find()).isTrue();
    type(password.group(1));
    press("Enter");
    confirm();
  }

  /// The second step: the code that the sandbox shows.
  void confirm() {
    arrive("/connexion/second-facteur");
    tabTo("[name=code]");
    type(code());
    press("Enter");
  }

  /// A code serves once; the next one comes within half a minute.
  private String code() {
    Locator shown = page.locator("#sandbox-code");
    for (int second = 0; shown.count() == 0 && second < NEXT_CODE; second++) {
      page.waitForTimeout(1_000);
      page.reload();
      tabTo("[name=code]");
    }
    return shown.innerText();
  }

  /// Presses Tab until the focus is on what the selector matches; at once if it is there already.
  void tabTo(String selector) {
    for (int i = 0; i < MOST_TABS; i++) {
      if (page.locator(selector).and(page.locator(":focus")).count() > 0) {
        return;
      }
      press("Tab");
    }
    throw new AssertionError("the Tab key never reached " + selector + " on " + page.url());
  }

  /// Tabs to the field of this name and types over what it holds.
  void fill(String name, String value) {
    tabTo("[name='" + name + "']");
    press("Control+A");
    type(value);
  }

  /// Tabs to the list of this name and moves down to the value.
  void choose(String name, String value) {
    Locator list = page.locator("select[name='" + name + "']");
    tabTo("select[name='" + name + "']");
    press("Home");
    for (int i = 0; i < MOST_CHOICES && !list.inputValue().equals(value); i++) {
      press("ArrowDown");
    }
    assertThat(list.inputValue()).isEqualTo(value);
  }

  /// Tabs to a button or link and presses it.
  void activate(String selector) {
    tabTo(selector);
    press("Enter");
  }

  /// The shortcut where scripts run, else the button that bears it.
  void shortcut(String key, String button) {
    if (script) {
      press(key);
    } else {
      activate(button);
    }
  }

  void type(String text) {
    page.keyboard().type(text);
    strokes += text.length();
  }

  void press(String key) {
    page.keyboard().press(key);
    strokes++;
  }

  /// Waits for a page whose path matches.
  ///
  /// @param path regular expression
  void arrive(String path) {
    page.waitForURL(Pattern.compile("https?://[^/]+" + path + "(?:[?#].*)?$"));
    page.waitForLoadState(LoadState.DOMCONTENTLOADED);
  }

  void open(String path) {
    page.navigate(mercure.at(path).toString());
  }

  void reload() {
    page.reload();
  }

  /// Waits until the main part of the page says it.
  void reads(String text) {
    page.locator("main").getByText(text).first().waitFor();
  }

  /// What the main part of the page says now.
  String read() {
    return page.locator("main").innerText();
  }

  String value(String name) {
    return page.locator("[name='" + name + "']").inputValue();
  }

  boolean script() {
    return script;
  }

  Page page() {
    return page;
  }

  int strokes() {
    return strokes;
  }

  /// What the browser found wrong so far.
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    context.close();
  }
}
