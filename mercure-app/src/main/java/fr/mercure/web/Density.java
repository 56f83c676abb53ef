// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

/// How tall rows and controls are.
public enum Density {
  /// 34 pixels, for people who declare all day.
  COMPACT("compact"),
  /// 42 and 40 pixels.
  COMFORT("confort");

  private final String label;

  Density(String label) {
    this.label = label;
  }

  /// As the style sheet and the address bar write it.
  public String label() {
    return label;
  }

  static Density of(String label) {
    return COMFORT.label.equals(label) ? COMFORT : COMPACT;
  }
}
