// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import java.util.Optional;

/// A legal deadline that the bar of each page shows. Asked on each page: answer from an index,
/// within a millisecond or two.
public interface DeadlineNote {
  /// What a visitor has to do, and by when.
  ///
  /// @param text as a sentence
  /// @param due how soon
  /// @param path where it is done
  record Note(String text, Due due, String path) {}

  /// The one of this visitor; none if nothing is due.
  Optional<Note> of(Visitor visitor, Texts texts);
}
