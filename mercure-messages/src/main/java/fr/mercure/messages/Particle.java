// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.util.ArrayList;
import java.util.List;

/// What may stand in an element: a place, or a group of them. From it comes, for each place, the
/// list of places that may follow: all that a checker needs to walk the content without going back.
sealed interface Particle {
  record Place(int row, Occurs occurs) implements Particle {}

  /// Parts that stand together.
  ///
  /// @param choice one of the parts rather than all in order
  record Group(boolean choice, Occurs occurs, List<Particle> parts) implements Particle {}

  Occurs occurs();

  /// Whether nothing at all satisfies it.
  default boolean mayBeEmpty() {
    return occurs().min() == 0
        || switch (this) {
          case Place _ -> false;
          case Group(var choice, _, var parts) ->
              choice
                  ? parts.stream().anyMatch(Particle::mayBeEmpty)
                  : parts.stream().allMatch(Particle::mayBeEmpty);
        };
  }

  /// The places that may come first, in the order they are described.
  default List<Integer> first() {
    return switch (this) {
      case Place(var row, _) -> List.of(row);
      case Group(var choice, _, var parts) -> firstOf(choice, parts);
    };
  }

  private static List<Integer> firstOf(boolean choice, List<Particle> parts) {
    List<Integer> first = new ArrayList<>();
    for (Particle part : parts) {
      first.addAll(part.first());
      if (!choice && !part.mayBeEmpty()) {
        break;
      }
    }
    return first;
  }

  /// Writes into each row what may follow it.
  ///
  /// @param after places that may follow the whole particle
  /// @param mayEnd whether the content may end after the particle
  default void link(List<Row> rows, List<Integer> after, boolean mayEnd) {
    switch (this) {
      case Place(var row, var occurs) -> {
        rows.get(row).occurs = occurs;
        rows.get(row).follow = Row.array(after);
        rows.get(row).mayEnd = mayEnd;
      }
      case Group(var choice, var occurs, var parts) -> {
        List<Integer> next = occurs.max() > 1 ? joined(first(), after) : after;
        if (choice) {
          parts.forEach(part -> part.link(rows, next, mayEnd));
        } else {
          linkInOrder(rows, parts, next, mayEnd);
        }
      }
    }
  }

  private static void linkInOrder(
      List<Row> rows, List<Particle> parts, List<Integer> after, boolean mayEnd) {
    List<Integer> next = after;
    boolean ends = mayEnd;
    for (Particle part : parts.reversed()) {
      part.link(rows, next, ends);
      next = part.mayBeEmpty() ? joined(part.first(), next) : part.first();
      ends &= part.mayBeEmpty();
    }
  }

  private static List<Integer> joined(List<Integer> one, List<Integer> two) {
    List<Integer> both = new ArrayList<>(one);
    both.addAll(two);
    return both;
  }
}
