// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.DraftSaved.Clash;
import fr.mercure.declarations.express.DraftSaved.Conflict;
import fr.mercure.web.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Two people typed into the same fields: both values, to choose from.
///
/// @param theirs the draft as the other left it
/// @param choices fields to choose
/// @param kept names and values of the other fields that this person changed
/// @param act the button that was pressed
public record ConflictPage(
    Shell shell,
    Draft theirs,
    List<Choice> choices,
    List<Map.Entry<String, String>> kept,
    String act,
    int item,
    String page) {

  /// A field with its two values, as shown and as kept.
  public record Choice(String name, String label, String mine, String theirs) {}

  static ConflictPage of(Shell shell, DraftPost post, Conflict conflict) {
    List<Choice> choices = conflict.clashes().stream().map(clash -> choice(shell, clash)).toList();
    var kept = new ArrayList<Map.Entry<String, String>>();
    conflict
        .mine()
        .forEach((slot, value) -> {
          if (choices.stream().noneMatch(choice -> choice.name().equals(slot.name()))) {
            kept.add(Map.entry(slot.name(), value));
          }
        });
    return new ConflictPage(
        shell, conflict.theirs(), choices, kept, post.act(), post.item(), post.page());
  }

  private static Choice choice(Shell shell, Clash clash) {
    int item = clash.slot().item();
    String label =
        (item > 0 ? shell.text("express.item", item) + ", " : "")
            + DraftWords.label(clash.slot().field(), shell.texts());
    return new Choice(clash.slot().name(), label, clash.mine(), clash.theirs());
  }
}
