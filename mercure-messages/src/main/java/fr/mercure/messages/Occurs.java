// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

/// How often an element or a group may stand at its place.
///
/// @param max {@link #UNBOUNDED} if there is no limit
record Occurs(int min, int max) {
  static final int UNBOUNDED = Integer.MAX_VALUE;

  /// Written `1`, `?`, `*`, `+`, `0..9` or `2..*`.
  static Occurs read(Line line, String text) {
    return switch (text) {
      case "1" -> new Occurs(1, 1);
      case "?" -> new Occurs(0, 1);
      case "*" -> new Occurs(0, UNBOUNDED);
      case "+" -> new Occurs(1, UNBOUNDED);
      default -> range(line, text);
    };
  }

  private static Occurs range(Line line, String text) {
    int dots = text.indexOf("..");
    try {
      int min = Integer.parseInt(text.substring(0, Math.max(0, dots)));
      String most = text.substring(dots + 2);
      int max = most.equals("*") ? UNBOUNDED : Integer.parseInt(most);
      if (dots > 0 && min <= max && max > 0) {
        return new Occurs(min, max);
      }
    } catch (NumberFormatException _) {
      // falls through to the one message for every wrong form
    }
    throw line.error("how often? expected 1 ? * + or 0..9, found " + text);
  }

  @Override
  public String toString() {
    return max == UNBOUNDED ? min + "..*" : min == max ? "" + min : min + ".." + max;
  }
}
