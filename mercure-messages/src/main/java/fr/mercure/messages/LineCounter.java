// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

/// Tells the line of a place. Counts on from the place asked for before, since findings come nearly
/// in order.
final class LineCounter implements Faults.Lines {
  private final byte[] document;
  private int at;
  private int line = 1;

  LineCounter(byte[] document) {
    this.document = document;
  }

  @Override
  public int of(int place) {
    if (place < at) {
      at = 0;
      line = 1;
    }
    int to = Math.min(place, document.length);
    for (; at < to; at++) {
      line += document[at] == '\n' ? 1 : 0;
    }
    return line;
  }
}
