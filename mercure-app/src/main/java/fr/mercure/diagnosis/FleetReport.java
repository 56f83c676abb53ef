// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import fr.mercure.access.Verdict;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What one workstation reports: codes and nothing else. See `FleetReport` of the agent.
///
/// @param machine keyed digest of its name, 32 hexadecimal digits
/// @param site as its organisation calls the place
/// @param policy the future policy that was tried; empty for the present
/// @param causes codes, the first one first
record FleetReport(
    String machine,
    String site,
    String policy,
    String reference,
    Instant at,
    Verdict verdict,
    List<String> causes) {
  static final String SCHEMA = "mercure-fleet/1";

  private static final int MOST_CAUSES = 20;
  private static final Pattern MACHINE = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern SITE = Pattern.compile("[\\p{L}\\p{N} ._'’-]{0,60}");
  private static final Pattern POLICY = Pattern.compile("[A-Za-z0-9._-]{0,40}");
  private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{2,40}");

  /// As it was sent; every part may be missing or of any form.
  record Sent(
      Optional<String> schema,
      Optional<String> machine,
      Optional<String> site,
      Optional<String> policy,
      Optional<String> reference,
      Optional<Instant> at,
      Optional<String> verdict,
      Optional<List<String>> causes) {

    /// Empty if it is not of the form.
    Optional<FleetReport> report() {
      Optional<Verdict> found =
          verdict.flatMap(
              v -> Stream.of(Verdict.values()).filter(one -> one.name().equals(v)).findFirst());
      Optional<CheckReference> known = reference.flatMap(CheckReference::parse);
      boolean formed =
          schema.filter(SCHEMA::equals).isPresent()
              && matches(machine, MACHINE)
              && matches(Optional.of(site.orElse("")), SITE)
              && matches(Optional.of(policy.orElse("")), POLICY)
              && causes.orElse(List.of()).size() <= MOST_CAUSES
              && causes.orElse(List.of()).stream()
                  .allMatch(c -> c != null && CODE.matcher(c).matches());
      if (!formed || found.isEmpty() || known.isEmpty() || at.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new FleetReport(
              machine.orElseThrow(),
              site.orElse("").strip(),
              policy.orElse(""),
              known.get().text(),
              at.get(),
              found.get(),
              causes.orElse(List.of()).stream().distinct().toList()));
    }

    private static boolean matches(Optional<String> text, Pattern form) {
      return text.filter(t -> form.matcher(t).matches()).isPresent();
    }
  }

  byte[] digest() {
    return HexFormat.of().parseHex(machine);
  }
}
