// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

/// Tells the line of a place. Counts on from the place asked for before, since findings come nearly
/// in order. Safe for several threads.
final class LineCounter implements Faults.Lines {
  private final byte[] document;
  private int at;
  private int line = 1;

  LineCounter(byte[] document) {
    this.document = document;
  }

  @Override
  public synchronized int of(int place) {
    if (place < at) {
      at = 0;
      line = 1;
    }
    int to = Math.min(place, document.length);
    for (; at < to; at++) {
      line += endsLine(at) ? 1 : 0;
    }
    return line;
  }

  /// A line ends with LF, CR LF or, in old files, CR alone.
  private boolean endsLine(int i) {
    return document[i] == '\n'
        || (document[i] == '\r' && (i + 1 == document.length || document[i + 1] != '\n'));
  }
}
