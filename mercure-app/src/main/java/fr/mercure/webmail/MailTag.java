// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/// A tag that messages of a mailbox may bear: a colour and, for those who do not see it, a name.
///
/// @param keyword of IMAP that stands for it
/// @param colour such as `#0b5563`
public record MailTag(long id, String name, String keyword, String colour) {
  static final int LONGEST_NAME = 40;

  /// Each has enough contrast on white for a mark (WCAG 1.4.11).
  static final List<String> COLOURS =
      List.of("#ae1f23", "#0b5563", "#b4770a", "#1c6b3f", "#1d5490", "#6b3fa0", "#56646f");

  /// The keyword of a name: letters and digits that every mail program takes; empty if the name has
  /// none.
  static String keyword(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
  }
}
