// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The command line, understood.
///
/// @param act what to do
/// @param subject the address, the code or the file of the act
record CheckOptions(
    Act act,
    String subject,
    boolean json,
    Optional<Path> junit,
    Optional<Path> prometheus,
    Optional<Path> references,
    Optional<Endpoint> proxy,
    Duration budget,
    Locale locale) {
  static final String USAGE =
      """
      mercure check [URL] [--json] [--junit FILE] [--prometheus FILE] [--references FILE]
                    [--proxy HOST:PORT] [--budget 12s] [--lang fr|en]
      mercure check --offline FILE     judge a stored report again
      mercure check explain CODE       what a code means (also: expliquer)
      mercure check --selftest         every row of the table names itself
      Ends with 0 healthy, 1 usable with a reservation, 2 blocked by the workstation,
      3 by the network or the proxy, 4 by the service, 5 by the identity provider,
      6 cause not established, 64 wrong command line.
      """;

  private static final String SANDBOX = "http://localhost:8080/";
  private static final Duration LONGEST = Duration.ofSeconds(12);

  /// What the command is for.
  enum Act {
    CHECK,
    REPLAY,
    EXPLAIN,
    SELF_TEST
  }

  /// A command line that is not understood; the message says which word.
  static final class Misused extends Exception {
    private static final long serialVersionUID = 1;

    Misused(String message) {
      super(message);
    }
  }

  static CheckOptions parse(List<String> arguments, Map<String, String> environment)
      throws Misused {
    var reading = new Reading(new ArrayDeque<>(arguments));
    try {
      reading.all();
    } catch (IllegalArgumentException e) {
      throw new Misused(String.valueOf(e.getMessage()));
    }
    String subject =
        reading.subject.isEmpty() && reading.act == Act.CHECK ? SANDBOX : reading.subject;
    if (subject.isEmpty() && reading.act != Act.SELF_TEST) {
      throw new Misused("a code or a file is missing");
    }
    return new CheckOptions(
        reading.act,
        subject,
        reading.json,
        reading.junit,
        reading.prometheus,
        reading.references,
        reading.proxy,
        reading.budget,
        reading.locale.orElseGet(() -> localeOf(environment)));
  }

  /// French unless the environment asks for English.
  private static Locale localeOf(Map<String, String> environment) {
    for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value.startsWith("en") ? Locale.ENGLISH : Locale.FRENCH;
      }
    }
    return Locale.FRENCH;
  }

  private static final class Reading {
    private final Deque<String> left;
    private Act act = Act.CHECK;
    private String subject = "";
    private boolean json;
    private Optional<Path> junit = Optional.empty();
    private Optional<Path> prometheus = Optional.empty();
    private Optional<Path> references = Optional.empty();
    private Optional<Endpoint> proxy = Optional.empty();
    private Optional<Locale> locale = Optional.empty();
    private Duration budget = LONGEST;

    Reading(Deque<String> left) {
      this.left = left;
    }

    void all() throws Misused {
      while (!left.isEmpty()) {
        String word = left.pop();
        switch (word) {
          case "--json" -> json = true;
          case "--junit" -> junit = Optional.of(Path.of(value(word)));
          case "--prometheus" -> prometheus = Optional.of(Path.of(value(word)));
          case "--references" -> references = Optional.of(Path.of(value(word)));
          case "--proxy" -> proxy = Optional.of(Endpoint.parse(value(word), 8080));
          case "--lang" -> locale = Optional.of(language(value(word)));
          case "--budget" -> budget = seconds(value(word));
          case "--selftest" -> act = Act.SELF_TEST;
          case "--offline" -> become(Act.REPLAY, value(word));
          case "explain", "expliquer" -> become(Act.EXPLAIN, value(word));
          default -> address(word);
        }
      }
    }

    private void become(Act wanted, String on) {
      act = wanted;
      subject = on;
    }

    private void address(String word) throws Misused {
      if (word.startsWith("-") || !subject.isEmpty()) {
        throw new Misused("check does not know " + word);
      }
      subject = word;
    }

    private String value(String option) throws Misused {
      String value = left.poll();
      if (value == null || value.isBlank()) {
        throw new Misused(option + " needs a value");
      }
      return value;
    }

    private static Locale language(String value) throws Misused {
      return switch (value) {
        case "fr" -> Locale.FRENCH;
        case "en" -> Locale.ENGLISH;
        default -> throw new Misused("--lang is fr or en");
      };
    }

    private static Duration seconds(String value) throws Misused {
      if (!value.matches("[0-9]{1,3}s?")) {
        throw new Misused("--budget is a number of seconds");
      }
      return Duration.ofSeconds(Math.max(1, Integer.parseInt(value.replace("s", ""))));
    }
  }
}
