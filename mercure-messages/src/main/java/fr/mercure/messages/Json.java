// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.util.List;
import java.util.Map;

/// A JSON value as it was written. Numbers stay text: an amount is never rounded on the way.
sealed interface Json {
  /// One-based line on which it begins.
  int line();

  record Text(String value, int line) implements Json {}

  /// A number, `true` or `false`, as written.
  record Literal(String value, int line) implements Json {}

  record Null(int line) implements Json {}

  record Array(List<Json> items, int line) implements Json {}

  record Members(Map<String, Json> members, int line) implements Json {}
}
