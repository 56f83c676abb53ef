// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.kernel.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// The causes in the order of the layers: of two that block, the earlier is named first.
record Causes(List<Cause> rows) {
  private static final Causes STANDARD = read();

  static Causes standard() {
    return STANDARD;
  }

  Optional<Cause> find(String code) {
    String wanted = code.toUpperCase(Locale.ROOT);
    return rows.stream().filter(row -> row.code().equals(wanted)).findFirst();
  }

  private static Causes read() {
    try (InputStream file =
        Objects.requireNonNull(Causes.class.getResourceAsStream("causes.txt"), "causes.txt")) {
      return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @throws IllegalArgumentException with the number of the line that is wrong
  static Causes parse(String text) {
    var rows = new ArrayList<Cause>();
    CauseText row = null;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      try {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (!line.startsWith(" ")) {
          if (row != null) {
            rows.add(row.cause());
          }
          row = new CauseText(line);
        } else if (row != null) {
          row.add(line.strip());
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("causes.txt:" + number + " " + e.getMessage(), e);
      }
    }
    if (row != null) {
      rows.add(row.cause());
    }
    return new Causes(List.copyOf(rows));
  }

  /// One row while it is read.
  private static final class CauseText {
    private final String code;
    private final Side side;
    private final boolean blocks;
    private final List<Condition> requires = new ArrayList<>();
    private final List<Condition> excludes = new ArrayList<>();
    private final List<List<Condition>> proofs = new ArrayList<>();
    private final List<String> explains = new ArrayList<>();
    private final String[] words = new String[6];
    private String command = "";

    CauseText(String head) {
      String[] parts = head.strip().split("\\s+");
      if (parts.length != 3) {
        throw new IllegalArgumentException("a row begins with code, side, blocks or hampers");
      }
      code = parts[0];
      side = Side.valueOf(parts[1].toUpperCase(Locale.ROOT));
      blocks = parts[2].equals("blocks");
      java.util.Arrays.fill(words, "");
    }

    void add(String line) {
      int blank = line.indexOf(' ');
      String rest = line.substring(blank + 1).strip();
      switch (line.substring(0, Math.max(blank, 0))) {
        case "requires" -> requires.addAll(Condition.parseAll(rest));
        case "excludes" -> excludes.addAll(Condition.parseAll(rest));
        case "proof" -> proofs.add(rest.equals("itself") ? List.of() : Condition.parseAll(rest));
        case "explains" -> explains.addAll(List.of(rest.split("\\s+")));
        case "fr" -> words[0] = rest;
        case "en" -> words[1] = rest;
        case "fr.do" -> words[2] = rest;
        case "en.do" -> words[3] = rest;
        case "fr.it" -> words[4] = rest;
        case "en.it" -> words[5] = rest;
        case "run" -> command = rest;
        default -> throw new IllegalArgumentException("not a line of a row: " + line);
      }
    }

    Cause cause() {
      return new Cause(
          code,
          side,
          blocks,
          List.copyOf(requires),
          List.copyOf(excludes),
          List.copyOf(proofs),
          List.copyOf(explains),
          new Wording(words[0], words[1]),
          new Wording(words[2], words[3]),
          new Wording(words[4], words[5]),
          command);
    }
  }
}
