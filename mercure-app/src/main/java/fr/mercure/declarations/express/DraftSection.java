// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.util.Arrays;
import java.util.Optional;

/// One topic of the H7 form: a page of the guided entry, a panel of the dense editor.
public enum DraftSection {
  MESSAGE("message"),
  PARTIES("parties"),
  LOCATION("lieu"),
  VALUE("valeur"),
  ITEMS("articles"),
  DOCUMENTS("documents");

  private final String path;

  DraftSection(String path) {
    this.path = path;
  }

  /// Its name in addresses, such as `parties`.
  public String path() {
    return path;
  }

  /// The key of its title.
  public String key() {
    return "express.section." + path;
  }

  /// The section of an address, or nothing if there is no such section.
  static Optional<DraftSection> at(String path) {
    return Arrays.stream(values()).filter(section -> section.path.equals(path)).findFirst();
  }

  /// The section that comes after, or nothing after the last.
  Optional<DraftSection> next() {
    return Arrays.stream(values()).dropWhile(section -> section != this).skip(1).findFirst();
  }
}
