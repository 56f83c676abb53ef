// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.util.List;
import java.util.Optional;

/// Some rows of a longer list.
///
/// @param rows newest first
/// @param next where the next slice begins; none after the last
public record Slice<T>(List<T> rows, Optional<String> next) {
  public Slice {
    rows = List.copyOf(rows);
  }
}
