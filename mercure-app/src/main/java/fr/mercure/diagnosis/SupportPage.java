// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import fr.mercure.access.Told;
import fr.mercure.identity.FederationCode;
import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The help desk of access.
///
/// @param typed what was looked up
/// @param found none before asking
/// @param incidents failures that a whole network shares
public record SupportPage(
    Shell shell,
    String typed,
    Optional<Found> found,
    List<Incident> incidents,
    List<FormError> errors) {

  /// What is wrong with the field; empty if nothing is.
  public String error() {
    return errors.stream().map(FormError::text).findFirst().orElse("");
  }

  /// What stands behind a reference.
  ///
  /// @param check the check that was sent
  /// @param lines tries to sign in, newest first
  /// @param code of FranceConnect or ProConnect
  public record Found(Optional<Check> check, List<Line> lines, Optional<FederationCode> code) {
    static Found of(FederationCode code) {
      return new Found(Optional.empty(), List.of(), Optional.of(code));
    }
  }

  /// One try to sign in, and the check that began from it.
  ///
  /// @param passed whether the step was passed
  /// @param identity what became of it
  /// @param access what workstation and network had to do with it
  public record Line(
      Instant at,
      String step,
      boolean passed,
      String identity,
      String access,
      String reference,
      Optional<String> check) {}

  /// A check.
  ///
  /// @param network empty if it was sent from another device
  /// @param facts what was seen, one each
  public record Check(
      String reference,
      Instant at,
      Instant keptAt,
      String network,
      String browser,
      List<Told.Cause> causes,
      List<String> facts) {
    static Check of(KeptCheck kept) {
      return new Check(
          kept.reference().text(),
          kept.at(),
          kept.keptAt(),
          kept.network(),
          kept.browser(),
          kept.told().causes(),
          List.of(kept.seen().toString().split("~")));
    }
  }

  /// A failure that a whole network shares.
  ///
  /// @param cause empty if this version has no such row any more
  public record Incident(
      String code,
      Optional<Told.Cause> cause,
      String network,
      Instant first,
      Instant last,
      int checks) {
    static Incident of(CheckStore.Incident seen) {
      return new Incident(
          seen.cause(),
          Told.explain(seen.cause()),
          seen.network(),
          seen.first(),
          seen.last(),
          seen.checks());
    }
  }
}
