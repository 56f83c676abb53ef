// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.web.Texts;
import java.util.List;

/// The paper that proves a consultation.
///
/// @param lines what it says, label and value
/// @param where the fingerprint of the key is published
public record AttestationPage(Texts texts, List<Line> lines, String where) {
  /// One font, which the file carries; no colour that carries meaning.
  public static final String STYLE =
      """
      @page { size: A4; margin: 20mm; }
      body { font-family: 'Liberation Sans'; font-size: 11pt; color: #16222e; }
      h1 { font-size: 18pt; color: #0b5563; }
      table { border-collapse: collapse; width: 100%; }
      th { text-align: left; font-weight: 400; color: #3b4a59; width: 34%; }
      th, td { border-bottom: 1px solid #d9e0e6; padding: 5pt 4pt; vertical-align: top; }
      td.code { font-size: 8pt; }
      """;

  public AttestationPage {
    lines = List.copyOf(lines);
  }

  /// A fact.
  ///
  /// @param code whether the value is for machines
  public record Line(String label, String value, boolean code) {}
}
