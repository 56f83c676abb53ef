// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

/// Where the door leaves checks that people send to support. Never throws: a page that says why
/// nothing works must not break because this does not.
public interface CheckKeeper {
  /// Keeps nothing: a door without database.
  CheckKeeper NONE =
      new CheckKeeper() {
        @Override
        public Answer keep(KeptCheck check) {
          return Answer.NOT_NOW;
        }

        @Override
        public Answer forget(KeptCheck check) {
          return Answer.NOT_NOW;
        }
      };

  /// What became of it; the name stands in the address of the page.
  enum Answer {
    KEPT,
    /// Many were sent from the same network within minutes.
    TOO_MANY,
    FORGOTTEN,
    /// The database does not answer.
    NOT_NOW
  }

  Answer keep(KeptCheck check);

  /// Forgets the check that is equal in reference, instant and sightings: only whoever has the
  /// whole address can say so.
  Answer forget(KeptCheck check);
}
