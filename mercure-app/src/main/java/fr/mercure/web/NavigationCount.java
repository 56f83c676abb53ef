// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

/// A number beside an entry of the navigation, such as unread messages. Asked on each page: answer
/// from an index, within a millisecond or two.
public interface NavigationCount {
  /// Path of the entry, such as `/messagerie`.
  String path();

  /// How many for this visitor; 0 shows nothing.
  int of(Visitor visitor);
}
