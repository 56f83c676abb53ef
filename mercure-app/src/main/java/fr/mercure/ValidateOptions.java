// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/// What the command line of {@link Validate} asks for.
///
/// @param files at least one; `-` is standard input
/// @param day on which the messages are judged
record ValidateOptions(
    List<String> files, boolean json, boolean structureOnly, Locale language, LocalDate day) {

  static final String USAGE =
      """
      validate [--json] [--structure-only] [--lang fr|en] [--date YYYY-MM-DD] FILE…|-
        0: all accepted   1: some refused   2: some unreadable or unknown\
      """;

  /// The command line is not understood; the message says why.
  static final class Misused extends Exception {
    Misused(String message) {
      super(message);
    }
  }

  /// @throws Misused if an option is unknown, incomplete, or no file is named
  static ValidateOptions parse(List<String> args, LocalDate today) throws Misused {
    List<String> files = new ArrayList<>();
    boolean json = false;
    boolean structureOnly = false;
    Locale language = Locale.FRENCH;
    LocalDate day = today;
    Iterator<String> rest = args.iterator();
    while (rest.hasNext()) {
      String arg = rest.next();
      switch (arg) {
        case "--json" -> json = true;
        case "--structure-only" -> structureOnly = true;
        case "--lang" -> language = language(value(arg, rest));
        case "--date" -> day = day(value(arg, rest));
        case "--" -> rest.forEachRemaining(files::add);
        default -> files.add(file(arg));
      }
    }
    if (files.isEmpty()) {
      throw new Misused("validate needs a file, or - for standard input.");
    }
    return new ValidateOptions(List.copyOf(files), json, structureOnly, language, day);
  }

  private static String value(String option, Iterator<String> rest) throws Misused {
    if (!rest.hasNext()) {
      throw new Misused(option + " needs a value.");
    }
    return rest.next();
  }

  private static Locale language(String value) throws Misused {
    return switch (value) {
      case "fr" -> Locale.FRENCH;
      case "en" -> Locale.ENGLISH;
      default -> throw new Misused("--lang is fr or en, not " + value + ".");
    };
  }

  private static LocalDate day(String value) throws Misused {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeException e) {
      throw new Misused("--date is a day such as 2026-11-24, not " + value + ".");
    }
  }

  private static String file(String arg) throws Misused {
    if (arg.startsWith("--")) {
      throw new Misused("validate knows no option " + arg + ".");
    }
    return arg;
  }
}
