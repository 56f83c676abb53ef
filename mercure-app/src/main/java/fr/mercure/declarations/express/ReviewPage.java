// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.web.Answer;
import fr.mercure.web.Choice;
import java.util.List;

/// All answers before lodging.
///
/// @param answers by section, and by item
/// @param changes what an amendment changes; empty for an original
/// @param reasons why an amendment may be asked for
/// @param reason the one chosen
/// @param notices why the draft was not lodged; empty before the first try
public record ReviewPage(
    DraftFrame frame,
    List<Answers> answers,
    List<Change> changes,
    List<Choice> reasons,
    String reason,
    String reasonText,
    List<String> notices) {
  /// The answers of a section or of an item.
  public record Answers(String id, String title, List<Answer> answers) {}

  /// A value that an amendment changes.
  public record Change(String label, String before, String after) {}

  public ReviewPage {
    answers = List.copyOf(answers);
    changes = List.copyOf(changes);
    reasons = List.copyOf(reasons);
    notices = List.copyOf(notices);
  }
}
