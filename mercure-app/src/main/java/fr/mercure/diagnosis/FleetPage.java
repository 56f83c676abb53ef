// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import fr.mercure.access.Told;
import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The workstations of an organisation.
///
/// @param policies that were reported on; the present one is empty
/// @param policy the one shown
/// @param acts what to do: first what keeps people out, by the number of workstations
/// @param name of a new token, as typed before
/// @param made the token just made: shown now and never again
public record FleetPage(
    Shell shell,
    List<String> policies,
    String policy,
    List<Act> acts,
    List<Site> sites,
    List<Token> tokens,
    String name,
    Optional<String> made,
    List<FormError> errors) {

  /// What is wrong with the name; empty if nothing is.
  public String error() {
    return errors.stream().map(FormError::text).findFirst().orElse("");
  }

  /// One cause: one act removes it everywhere.
  ///
  /// @param cause empty if this version has no such row
  /// @param stations how many it concerns
  /// @param sites and how many there
  public record Act(
      String code,
      Optional<Told.Cause> cause,
      int stations,
      Instant since,
      Map<String, Integer> sites) {
    static List<Act> of(List<FleetStore.Cell> cells) {
      return cells.stream()
          .collect(groupingBy(FleetStore.Cell::cause, LinkedHashMap::new, toList()))
          .entrySet()
          .stream()
          .map(entry -> act(entry.getKey(), entry.getValue()))
          .sorted(
              Comparator.comparing(Act::blocks)
                  .reversed()
                  .thenComparing(Comparator.comparingInt(Act::stations).reversed()))
          .toList();
    }

    /// Whether it keeps people out.
    public boolean blocks() {
      return cause.filter(Told.Cause::blocks).isPresent();
    }

    private static Act act(String code, List<FleetStore.Cell> cells) {
      var sites = new LinkedHashMap<String, Integer>();
      cells.forEach(cell -> sites.put(cell.site(), cell.stations()));
      return new Act(
          code,
          Told.explain(code),
          cells.stream().mapToInt(FleetStore.Cell::stations).sum(),
          cells.stream().map(FleetStore.Cell::since).min(Instant::compareTo).orElseThrow(),
          sites);
    }
  }

  /// A site.
  public record Site(String name, int stations, int healthy, int blocked, Instant last) {
    static Site of(FleetStore.Site site) {
      return new Site(site.name(), site.stations(), site.healthy(), site.blocked(), site.last());
    }
  }

  /// A token, without its secret.
  public record Token(long id, String name, Instant made, Optional<Instant> revoked) {
    static Token of(Enrolments.Enrolment one) {
      return new Token(one.id(), one.name(), one.made(), one.revoked());
    }
  }
}
