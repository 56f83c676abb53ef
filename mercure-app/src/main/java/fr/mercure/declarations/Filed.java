// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

/// A lodging as it is stored: as asked, or as the refusal that takes its place.
///
/// @param entry whose it is
/// @param lodgement what to store
record Filed(Entry entry, Lodgement lodgement) {
  /// Key of the declaration.
  long key() {
    return entry.declaration();
  }
}
