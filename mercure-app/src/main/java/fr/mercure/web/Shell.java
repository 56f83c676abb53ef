// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import java.util.Optional;
import org.springframework.security.web.csrf.CsrfToken;

/// What every page needs around its content. A controller takes it as an argument and hands it on
/// in the page model; templates give it to `@template.layout.shell`.
///
/// @param texts words in the language of the reader
/// @param visitor who is signed in, if anybody is
/// @param navigation entries that this visitor may use
/// @param sandbox whether acts here have no legal effect
/// @param csrf token that forms carry; its value is only made when a form asks for it
/// @param density as the reader chose
/// @param keys whether single letters act as shortcuts
/// @param path of this page, without query
/// @param query of this page, without `?`; empty if it has none
public record Shell(
    Texts texts,
    Optional<Visitor> visitor,
    Navigation navigation,
    boolean sandbox,
    Optional<CsrfToken> csrf,
    Density density,
    boolean keys,
    String path,
    String query) {

  /// Short for `texts().get`, which templates say most.
  public String text(String key, Object... values) {
    return texts.get(key, values);
  }

  /// `en` for a French page, `fr` for an English one.
  public String otherLanguage() {
    return texts == Texts.FRENCH ? "en" : "fr";
  }

  /// This page in the other language.
  public String inOtherLanguage() {
    return with(Preferences.LANGUAGE, otherLanguage());
  }

  /// This page in the other density.
  public String inOtherDensity() {
    Density other = density == Density.COMPACT ? Density.COMFORT : Density.COMPACT;
    return with(Preferences.DENSITY, other.label());
  }

  /// This page with single-letter shortcuts on or off.
  public String withOtherKeys() {
    return with(Preferences.KEYS, keys ? Preferences.OFF : Preferences.ON);
  }

  private String with(String name, String value) {
    String kept = Preferences.without(name, query);
    return "%s?%s%s=%s".formatted(path, kept.isEmpty() ? "" : kept + "&", name, value);
  }
}
