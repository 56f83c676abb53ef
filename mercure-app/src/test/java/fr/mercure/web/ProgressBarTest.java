// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void drawsOverItselfOnATerminal() {
    assertThat(run(true))
        .startsWith("\r   ░░")
        .contains("\r   " + "█".repeat(20) + "░".repeat(20) + " 500/1000")
        .endsWith("█ 1000/1000" + System.lineSeparator());
    assertThat(run(true).lines()).hasSizeLessThan(100);
  }

  @Test
  void saysEachQuarterElsewhere() {
    assertThat(run(false).lines())
        .containsExactly("   250/1000", "   500/1000", "   750/1000", "   1000/1000");
  }

  private String run(boolean terminal) {
    printed.reset();
    var bar = new ProgressBar(new PrintStream(printed, true, StandardCharsets.UTF_8), terminal);
    for (int done = 0; done <= 1000; done++) {
      bar.show(done, 1000);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
