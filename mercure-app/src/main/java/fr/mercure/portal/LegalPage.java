// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.web.Shell;
import java.util.List;
import java.util.stream.Stream;

/// A page of running text about Mercure: a title, a lead and sections, all of them words.
///
/// @param name first part of the keys
public record LegalPage(Shell shell, String name, List<Section> sections) {
  private static final int MOST_SECTIONS = 9;
  private static final int MOST_PARAGRAPHS = 5;

  /// A heading and its paragraphs.
  public record Section(String title, List<String> paragraphs) {}

  /// Sections are numbered in the keys: `about.legal.1.title`, `about.legal.1.1`.
  static LegalPage of(Shell shell, String name) {
    String keys = "about." + name;
    return new LegalPage(
        shell,
        keys,
        Stream.iterate(1, i -> i <= MOST_SECTIONS, i -> i + 1)
            .filter(i -> shell.texts().has("%s.%d.title".formatted(keys, i)))
            .map(i -> section(shell, "%s.%d".formatted(keys, i)))
            .toList());
  }

  private static Section section(Shell shell, String key) {
    return new Section(
        shell.text(key + ".title"),
        Stream.iterate(1, i -> i <= MOST_PARAGRAPHS, i -> i + 1)
            .map(i -> key + "." + i)
            .filter(shell.texts()::has)
            .map(shell::text)
            .toList());
  }
}
