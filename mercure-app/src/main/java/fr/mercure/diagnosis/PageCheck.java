// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import fr.mercure.access.Evidence;
import fr.mercure.access.Sightings;
import fr.mercure.access.Told;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What people read as one line of the page, and the facts that belong to it. The first fact shows
/// that it was looked at.
enum PageCheck {
  CONNECTION("http.service", "tls.service"),
  BROWSER("page.features", "page.mode", "page.witness", "page.script"),
  COOKIES("page.cookie", "page.cookiewrite", "echo.cookie", "echo.setcookie", "headers"),
  CLOCK("skew"),
  STORAGE("page.storage"),
  CONTENT("script", "echo.agent"),
  UPLOAD("upload.large", "upload.small", "upload.again"),
  EVENTS("sse"),
  NETWORK("quality.rate", "quality.latency", "quality.jitter", "egress"),
  PASSKEY("page.passkey");

  private final List<String> keys;

  PageCheck(String... keys) {
    this.keys = List.of(keys);
  }

  /// The cause that belongs here, if one is sure enough to be told.
  Optional<Told.Cause> cause(Told told) {
    return told.causes().stream()
        .filter(cause -> cause.evidence() != Evidence.POSSIBLE)
        .filter(cause -> keys.contains(cause.signs().getFirst()))
        .findFirst();
  }

  Outcome outcome(Told told, Sightings seen) {
    return cause(told)
        .map(cause -> cause.blocks() ? Outcome.BAD : Outcome.WARN)
        .orElse(seen.find(keys.getFirst()).isPresent() ? Outcome.OK : Outcome.OFF);
  }

  /// How a line ended: fine, hampers, blocks, not looked at.
  enum Outcome {
    OK,
    WARN,
    BAD,
    OFF;

    /// Class of the style sheet, and end of the key of its words.
    String css() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What a technician wants to read about it; empty if there is nothing.
  String detail(Sightings seen) {
    return seen.find(keys.getFirst()).map(fact -> fact.detail()).orElse("");
  }
}
