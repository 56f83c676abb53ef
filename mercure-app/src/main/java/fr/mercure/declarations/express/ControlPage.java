// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.web.Due;
import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.util.List;

/// One control: the declaration, its papers, the points to look at.
///
/// @param open whether the officer may take it: it waits for a decision, at the officer's office
/// @param mine whether the officer has taken it
/// @param points of the checklist
/// @param items ranks and descriptions of the items, with the result noted
/// @param history of the operator: how many declarations in each state
/// @param errors why a request for papers came back
public record ControlPage(
    CasePage file,
    Due due,
    String reason,
    ControlWork work,
    boolean open,
    boolean mine,
    List<Point> points,
    List<ItemResult> items,
    List<Count> history,
    List<FormError> errors) {
  /// A point of the checklist.
  public record Point(String key, String label, boolean ticked) {}

  /// An item with what the officer found: `CONFORM`, `DISCREPANCY` or empty.
  public record ItemResult(int rank, String label, String result) {}

  /// How many declarations of the operator are in a state.
  public record Count(String label, long count) {}

  public ControlPage {
    points = List.copyOf(points);
    items = List.copyOf(items);
    history = List.copyOf(history);
    errors = List.copyOf(errors);
  }

  public Shell shell() {
    return file.shell();
  }

  public String path() {
    return "/controle/" + file.view().reference();
  }
}
