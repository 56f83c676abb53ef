// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

/// The built-in kinds of value, with the way each treats blanks before anything is checked.
enum Primitive {
  STRING("string", Blanks.KEPT),
  NORMALIZED_STRING("normalizedString", Blanks.REPLACED),
  TOKEN("token", Blanks.COLLAPSED),
  LANGUAGE("language", Blanks.COLLAPSED),
  URI("anyURI", Blanks.COLLAPSED),
  BOOLEAN("boolean", Blanks.COLLAPSED),
  DECIMAL("decimal", Blanks.COLLAPSED),
  INTEGER("integer", Blanks.COLLAPSED),
  DATE("date", Blanks.COLLAPSED),
  TIME("time", Blanks.COLLAPSED),
  DATE_TIME("dateTime", Blanks.COLLAPSED);

  /// What becomes of tabs, line ends and runs of blanks.
  enum Blanks {
    /// Nothing.
    KEPT,
    /// Each becomes a blank.
    REPLACED,
    /// Each run becomes one blank, none at either end.
    COLLAPSED
  }

  private final String word;
  private final Blanks blanks;

  Primitive(String word, Blanks blanks) {
    this.word = word;
    this.blanks = blanks;
  }

  String word() {
    return word;
  }

  Blanks blanks() {
    return blanks;
  }

  boolean isText() {
    return switch (this) {
      case STRING, NORMALIZED_STRING, TOKEN, LANGUAGE, URI -> true;
      case BOOLEAN, DECIMAL, INTEGER, DATE, TIME, DATE_TIME -> false;
    };
  }

  boolean isNumber() {
    return this == DECIMAL || this == INTEGER;
  }
}
