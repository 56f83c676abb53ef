// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.Browser;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A declarant at work in a browser, through the pages that a person sees and the fields that they
/// hold.
final class Clerk {
  private static final Pattern REFERENCE = Pattern.compile("class=\"mono reference\">([^<]+)<");

  private final Browser browser;

  Clerk(Browser browser) {
    this.browser = browser;
  }

  /// The reference of a new blank draft.
  String blank() {
    browser.get("/declarations/nouvelle");
    String location = location(browser.post("/declarations/nouvelle", Map.of("quoi", "vide")));
    return location.substring("/d/".length());
  }

  /// The reference of a draft that passes every rule.
  ///
  /// @param lrn its end chooses the circuit in a sandbox
  /// @param changes fields that are to hold something else
  String filled(String lrn, Map<String, String> changes) {
    String reference = blank();
    var typed = new HashMap<>(Drafts.typed(lrn));
    typed.putAll(changes);
    assertThat(location(expert(reference, "save", typed))).startsWith("/d/" + reference);
    return reference;
  }

  /// Sends the dense editor, with what its page carries.
  HttpResponse<String> expert(String reference, String act, Map<String, String> typed) {
    String page = browser.get("/d/" + reference + "/expert").body();
    return send("/d/" + reference + "/expert", page, act, typed);
  }

  /// Sends a form that was opened before.
  ///
  /// @param page the page that holds it
  HttpResponse<String> send(String path, String page, String act, Map<String, String> typed) {
    var fields = new HashMap<>(typed);
    fields.put("do", act);
    fields.put("version", hidden(page, "version"));
    fields.put("page", hidden(page, "page"));
    fields.put("item", hidden(page, "item"));
    return browser.post(path, fields);
  }

  /// Reads a draft through and lodges it.
  HttpResponse<String> lodge(String reference) {
    String page = browser.get("/d/" + reference + "/verifier").body();
    return browser.post(
        "/d/" + reference + "/verifier", Map.of("version", hidden(page, "version")));
  }

  /// Fills and lodges a declaration.
  ///
  /// @return its MRN or CRN
  String lodged(String lrn, Map<String, String> changes) {
    String reference = filled(lrn, changes);
    String confirmation = location(lodge(reference));
    Matcher found = REFERENCE.matcher(browser.get(confirmation).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  Browser browser() {
    return browser;
  }

  static String location(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    return response.headers().firstValue("Location").orElseThrow();
  }

  /// The value of a hidden input.
  static String hidden(String page, String name) {
    Matcher input =
        Pattern.compile("type=\"hidden\" name=\"%s\" value=\"([^\"]*)\"".formatted(name))
            .matcher(page);
    assertThat(input.find()).as("hidden %s", name).isTrue();
    return input.group(1);
  }
}
