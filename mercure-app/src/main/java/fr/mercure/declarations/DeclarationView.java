// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.time.Instant;

/// A declaration as lists and cases show it.
///
/// @param key inside Mercure; `@` before it makes a reference that even a declaration without LRN
///   has
/// @param filing what was declared and where it stands
/// @param ownsLrn false for one that was refused
/// @param channel door it came through
/// @param lodged when it was received
/// @param changed last line of its timeline
/// @param version of its content
/// @param sequence number of lines in its timeline; what a [Movement] expects
public record DeclarationView(
    long key,
    Filing filing,
    boolean ownsLrn,
    String channel,
    Instant lodged,
    Instant changed,
    int version,
    int sequence) {

  /// Its MRN, else its CRN, else its LRN, else its key: the best name to call it by.
  public String reference() {
    Filing.Standing standing = filing.standing();
    return standing.mrn().or(standing::crn).orElse(ownsLrn ? filing.lrn() : "@" + key);
  }

  /// What people call it: its [#reference], or the LRN it was sent with rather than a bare key. Not
  /// an address: a refused declaration and its successor may bear the same LRN.
  public String name() {
    return reference().startsWith("@") && !filing.lrn().isEmpty() ? filing.lrn() : reference();
  }
}
