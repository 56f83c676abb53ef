// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.util.Optional;

/// Runs the byte scanner over a document with the table of a message.
final class Check {
  private Check() {}

  static Reading scan(MessageType type, Encoding encoding, Limits limits) {
    Tape tape = new Tape(type.table(), encoding.bytes());
    Faults faults = run(tape, encoding, limits);
    return new Reading(Optional.of(type), faults.toList(), tape);
  }

  /// A document that begins like no message is still read as XML, so that a sender who sent
  /// something else learns that first.
  static Reading unknown(Encoding encoding, Limits limits, String names) {
    Tape tape = new Tape(Table.onlyRoot(names), encoding.bytes());
    Faults faults = run(tape, encoding, limits);
    return new Reading(Optional.empty(), faults.toList(), Tape.empty());
  }

  /// Fills the tape and returns what was found.
  static Faults run(Tape tape, Encoding encoding, Limits limits) {
    Faults faults = new Faults(new LineCounter(encoding.bytes()), limits.findings());
    Walk walk = new Walk(tape.table(), tape, faults);
    new Scanner(encoding.bytes(), encoding.start(), walk, limits).read();
    return faults;
  }
}
