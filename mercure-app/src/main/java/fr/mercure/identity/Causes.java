// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// The list of causes, `causes.txt` beside this class: one line each.
final class Causes {
  private static final int COLUMNS = 10;
  private static final Pattern HIGH_PUNCTUATION = Pattern.compile(" (?=[;:!?»])|(?<=«) ");
  private static final Map<String, Cause> ALL = load();

  private Causes() {}

  /// All of them, in the order of the file.
  static Collection<Cause> all() {
    return ALL.values();
  }

  static Optional<Cause> find(String code) {
    return Optional.ofNullable(ALL.get(code));
  }

  /// @throws IllegalArgumentException if the list has no such code
  static Cause of(String code) {
    return find(code).orElseThrow(() -> new IllegalArgumentException("no cause " + code));
  }

  private static Map<String, Cause> load() {
    var causes = new LinkedHashMap<String, Cause>();
    text()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Causes::read)
        .forEach(cause -> add(causes, cause));
    return causes;
  }

  private static void add(Map<String, Cause> causes, Cause cause) {
    if (causes.put(cause.code(), cause) != null) {
      throw new IllegalStateException("twice in the list of causes: " + cause.code());
    }
  }

  private static Cause read(String line) {
    String[] cells = line.split("\\|", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalStateException(cells.length + " columns instead of 10: " + line);
    }
    return new Cause(
        cells[0],
        Cause.Gate.valueOf(cells[1]),
        cells[2].equals("WARN"),
        Cause.Stops.valueOf(cells[3]),
        Cause.Told.valueOf(cells[4]),
        Cause.Lifter.valueOf(cells[5]),
        new Wording(french(cells[6]), cells[7]),
        new Wording(french(cells[8]), cells[9]));
  }

  /// French keeps a colon and its like on the line of the word before.
  private static String french(String sentence) {
    return HIGH_PUNCTUATION.matcher(sentence).replaceAll("\u00a0");
  }

  private static String text() {
    try (InputStream in = Causes.class.getResourceAsStream("causes.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
