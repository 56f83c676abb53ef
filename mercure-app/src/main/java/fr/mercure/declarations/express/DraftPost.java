// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.WebRequest;

/// What a form of a draft sends: its fields, and the button pressed.
///
/// @param act `save`, `continue`, `check`, `lodge`, `add`, `copy`, `remove`, `previous`, `next`, or
///   `item-` and a rank
/// @param item rank of the item that the form shows; 0 if none
/// @param base version that the page was made from
/// @param page token of the open page
record DraftPost(String act, int item, int base, String page, Map<DraftSlot, String> typed) {

  static DraftPost of(WebRequest request) {
    return new DraftPost(
        Objects.requireNonNullElse(request.getParameter("do"), "save"),
        number(request.getParameter("item")),
        number(request.getParameter("version")),
        Objects.requireNonNullElse(request.getParameter("page"), ""),
        DraftForm.typed(request.getParameterMap()));
  }

  DraftEdit edit() {
    return new DraftEdit(base, page, typed, then());
  }

  /// The item to show after the act.
  ///
  /// @param items how many there are then
  int itemAfter(int items) {
    int wanted =
        switch (act) {
          case "add", "copy" -> items;
          case "remove", "previous" -> item - 1;
          case "next" -> item + 1;
          default -> act.startsWith("item-") ? number(act.substring(5)) : item;
        };
    return Math.clamp(wanted, 1, Math.max(1, items));
  }

  private UnaryOperator<DraftContent> then() {
    return switch (act) {
      case "add" -> DraftDesk::withItem;
      case "copy" -> content -> content.withCopyOf(item);
      case "remove" -> content -> content.withoutItem(item);
      default -> UnaryOperator.identity();
    };
  }

  private static int number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }
}
