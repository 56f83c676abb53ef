// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The command line, understood.
///
/// @param act what to do
/// @param subject the address, the code or the file of the act
/// @param patient whether connections are left silent for minutes
/// @param rules a table of causes in place of the one that came with the agent
/// @param signer key that references, profile and rules must be signed with
/// @param profile a {@link Policy} to try
/// @param every how often to check again; once if empty
/// @param delivery where a fleet reports
record CheckOptions(
    Act act,
    String subject,
    boolean json,
    Optional<Path> junit,
    Optional<Path> prometheus,
    Optional<Path> references,
    Optional<Endpoint> proxy,
    Duration budget,
    boolean patient,
    Optional<Path> rules,
    Optional<Path> signer,
    Optional<Path> profile,
    Optional<Duration> every,
    Optional<Delivery> delivery,
    Locale locale) {
  static final String USAGE =
      """
      mercure check [URL] [--json] [--junit FILE] [--prometheus FILE] [--references FILE]
                    [--proxy HOST:PORT] [--budget 12s] [--lang fr|en]
                    [--long]         leave connections silent for up to five minutes
                    [--watch 5m]     check again and again, tell what changes (also: --surveiller)
                    [--profile FILE] try a future policy (also: --profil)
                    [--rules FILE]   a newer table of causes
                    [--signed-by KEY.pem]  references, profile and rules must be signed (Ed25519,
                                     FILE.sig) and their line counter=N must not go back
                    [--report URL [--site NAME] [--jitter 30m] [--spool DIR]]
                                     report codes to the fleet page of a portal; the token is in
                                     MERCURE_FLEET_TOKEN
      mercure check --offline FILE     judge a stored report again
      mercure check explain CODE       what a code means (also: expliquer)
      mercure check --selftest         every row of the table names itself
      Ends with 0 healthy, 1 usable with a reservation, 2 blocked by the workstation,
      3 by the network or the proxy, 4 by the service, 5 by the identity provider,
      6 cause not established, 64 wrong command line.
      """;

  private static final String SANDBOX = "http://localhost:8080/";
  private static final Set<String> HERE =
      Set.of("http://localhost", "http://127.0.0.1", "http://[::1]");
  private static final Duration LONGEST = Duration.ofSeconds(12);
  private static final Duration LONGEST_PATIENT = Duration.ofSeconds(330);

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
    if (reading.json && reading.every.isPresent()) {
      throw new Misused("--watch tells changes in words, without --json");
    }
    return new CheckOptions(
        reading.act,
        subject,
        reading.json,
        reading.junit,
        reading.prometheus,
        reading.references,
        reading.proxy,
        reading.patient ? LONGEST_PATIENT : reading.budget,
        reading.patient,
        reading.rules,
        reading.signer,
        reading.profile,
        reading.every,
        reading.delivery(environment),
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
    private boolean patient;
    private Optional<Path> rules = Optional.empty();
    private Optional<Path> signer = Optional.empty();
    private Optional<Path> profile = Optional.empty();
    private Optional<Duration> every = Optional.empty();
    private Optional<URI> portal = Optional.empty();
    private String site = "";
    private Duration jitter = Duration.ZERO;
    private Optional<Path> spool = Optional.empty();

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
          case "--budget" -> budget = duration(word, value(word));
          case "--long" -> patient = true;
          case "--rules" -> rules = Optional.of(Path.of(value(word)));
          case "--signed-by" -> signer = Optional.of(Path.of(value(word)));
          case "--watch", "--surveiller" -> every = Optional.of(duration(word, value(word)));
          case "--profile", "--profil" -> profile = Optional.of(Path.of(value(word)));
          case "--report" -> portal = Optional.of(portal(value(word)));
          case "--site" -> site = site(value(word));
          case "--jitter" -> jitter = duration(word, value(word));
          case "--spool" -> spool = Optional.of(Path.of(value(word)));
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

    /// `12`, `12s`, `30m`; a second at least.
    private static Duration duration(String option, String value) throws Misused {
      if (!value.matches("[0-9]{1,3}[sm]?")) {
        throw new Misused(option + " is a number of seconds, or of minutes with m");
      }
      long number = Math.max(1, Long.parseLong(value.replaceAll("[sm]", "")));
      return value.endsWith("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
    }

    /// The token goes there: in the clear to this machine alone.
    private static URI portal(String value) throws Misused {
      URI portal = URI.create(value);
      String start = portal.getScheme() + "://" + portal.getHost();
      if (portal.getHost() == null || !(start.startsWith("https://") || HERE.contains(start))) {
        throw new Misused("--report is the address of a portal: https:// and its name");
      }
      return portal;
    }

    private static String site(String value) throws Misused {
      if (!value.matches("[\\p{L}\\p{N} ._'’-]{1,60}")) {
        throw new Misused("--site is a name of 60 letters, digits and . _ ' - at most");
      }
      return value;
    }

    Optional<Delivery> delivery(Map<String, String> environment) throws Misused {
      String token = environment.getOrDefault("MERCURE_FLEET_TOKEN", "");
      if (portal.isPresent() && token.isBlank()) {
        throw new Misused("--report needs the token of the fleet in MERCURE_FLEET_TOKEN");
      }
      Path home = Path.of(System.getProperty("user.home", "."), ".mercure", "fleet");
      return portal.map(to -> new Delivery(to, token, site, spool.orElse(home), jitter));
    }
  }
}
