// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Shell;
import java.util.Arrays;
import java.util.Optional;

/// Lines of the trail in the words of the reader.
final class TrailWords {
  private TrailWords() {}

  static PersonPage.Act line(Shell shell, TrailStore.Line line) {
    return new PersonPage.Act(
        shell.texts().date(line.at()),
        shell.text("trail." + line.act()),
        detail(shell, line.detail()),
        line.actorName());
  }

  /// The name of a right becomes its sentence; what follows it stays as it was written.
  private static String detail(Shell shell, String detail) {
    String[] parts = detail.split(": ", 2);
    Optional<Right> right =
        Arrays.stream(Right.values()).filter(r -> r.name().equals(parts[0])).findFirst();
    if (right.isEmpty()) {
      return detail;
    }
    String sentence = shell.text("right." + right.get());
    return parts.length == 1 ? sentence : sentence + " – " + parts[1];
  }
}
