// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the page `/acces` saw, in the form in which it travels in its own address:
/// `key:VALUE:detail~key:VALUE`. Who reads it needs no memory of who wrote it, so that the page
/// works without cookie, session or database.
public final class Sightings {
  /// Every fact that a page may tell. Those that the agent sees too have the same name and meaning.
  public static final Set<String> KEYS =
      Set.of(
          "http.service",
          "tls.service",
          "skew",
          "script",
          "sse",
          "upload.small",
          "upload.large",
          "upload.again",
          "echo.agent",
          "echo.cookie",
          "echo.setcookie",
          "egress",
          "headers",
          "quality.latency",
          "quality.jitter",
          "quality.rate",
          "page.cookie",
          "page.cookiewrite",
          "page.storage",
          "page.features",
          "page.mode",
          "page.passkey",
          "page.script",
          "page.witness");

  private static final int MOST_LETTERS = 3_000;

  private final Map<String, Seen> byKey = new LinkedHashMap<>();

  private Sightings(Collection<Seen> seen) {
    seen.forEach(one -> byKey.put(one.key(), one));
  }

  public static Sightings of(Collection<Seen> seen) {
    return new Sightings(seen);
  }

  /// What is not of the form is left out: a page that was tampered with still gets an answer.
  public static Sightings parse(String text) {
    var seen = new ArrayList<Seen>();
    for (String part : text.substring(0, Math.min(MOST_LETTERS, text.length())).split("~")) {
      String[] words = part.split(":", 3);
      if (words.length > 1) {
        read(words).ifPresent(seen::add);
      }
    }
    return new Sightings(seen);
  }

  private static Optional<Seen> read(String[] words) {
    try {
      return Optional.of(new Seen(words[0], words[1], words.length > 2 ? words[2] : ""));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public Optional<Seen> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /// Only these facts, in the same order.
  public Sightings only(Collection<String> keys) {
    return new Sightings(byKey.values().stream().filter(s -> keys.contains(s.key())).toList());
  }

  List<Observation> observations() {
    return byKey.values().stream().map(Seen::observation).toList();
  }

  /// As {@link #parse} reads it.
  @Override
  public String toString() {
    return byKey.values().stream()
        .map(s -> s.key() + ":" + s.value() + (s.detail().isEmpty() ? "" : ":" + s.detail()))
        .collect(Collectors.joining("~"));
  }
}
