// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

/// What a tag, a note or a step means to the reader, shown by colour and by icon.
public enum Tone {
  /// A plain fact.
  NEUTRAL("", ""),
  /// Done, in order.
  OK("ok", "ok"),
  /// Something to do or to look at.
  WARN("warn", "alert"),
  /// Refused, late, blocked.
  BAD("bad", "error"),
  /// Under way, or worth knowing.
  INFO("info", "clock");

  private final String css;
  private final String icon;

  Tone(String css, String icon) {
    this.css = css;
    this.icon = icon;
  }

  /// Class of the style sheet; empty for a plain fact.
  public String css() {
    return css;
  }

  /// Name in the sprite; empty for a plain fact.
  public String icon() {
    return icon;
  }

  /// Like {@link #icon}, with an open circle for what has not begun.
  public String taskIcon() {
    return this == NEUTRAL ? "dot" : icon;
  }

  /// Class that colours an icon alone.
  public String iconCss() {
    return switch (this) {
      case OK -> "ok-i";
      case WARN, INFO -> "warn-i";
      case BAD -> "bad-i";
      case NEUTRAL -> "off-i";
    };
  }

  /// Class of the current one of five steps.
  public String step() {
    return switch (this) {
      case OK, NEUTRAL, INFO -> "d";
      case WARN -> "c";
      case BAD -> "x";
    };
  }
}
