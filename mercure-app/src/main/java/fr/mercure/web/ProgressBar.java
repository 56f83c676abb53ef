// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import java.io.PrintStream;

/// Shows how far a long work has come: a bar that is drawn over itself on a terminal, a line at
/// each quarter elsewhere.
public final class ProgressBar {
  private static final int WIDTH = 40;
  private static final int QUARTERS = 4;

  private final PrintStream out;
  private final boolean terminal;
  private int shown = -1;

  public ProgressBar(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /// Shows that so many of all are done.
  ///
  /// @param done so many of them
  /// @param all at least 1
  public void show(int done, int all) {
    int parts = terminal ? WIDTH : QUARTERS;
    int part = (int) ((long) done * parts / all);
    if (part == shown) {
      return;
    }
    shown = part;
    if (terminal) {
      String bar = "█".repeat(part) + "░".repeat(WIDTH - part);
      out.printf("\r   %s %d/%d", bar, done, all);
      if (done == all) {
        out.println();
      }
    } else if (part > 0) {
      out.printf("   %d/%d%n", done, all);
    }
    out.flush();
  }
}
