// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/// The authenticator that Chromium itself plays: it keeps discoverable keys and verifies its user
/// without anybody touching it.
final class VirtualAuthenticator {
  private final CDPSession chromium;
  private final String id;

  private VirtualAuthenticator(CDPSession chromium, String id) {
    this.chromium = chromium;
    this.id = id;
  }

  /// Plugged into the page's browser until the page is closed.
  static VirtualAuthenticator of(Page page) {
    CDPSession chromium = page.context().newCDPSession(page);
    chromium.send("WebAuthn.enable");
    var options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    var added = new JsonObject();
    added.add("options", options);
    JsonObject answer = chromium.send("WebAuthn.addVirtualAuthenticator", added);
    return new VirtualAuthenticator(chromium, answer.get("authenticatorId").getAsString());
  }

  /// How many keys it holds.
  int keys() {
    var which = new JsonObject();
    which.addProperty("authenticatorId", id);
    return chromium.send("WebAuthn.getCredentials", which).getAsJsonArray("credentials").size();
  }
}
