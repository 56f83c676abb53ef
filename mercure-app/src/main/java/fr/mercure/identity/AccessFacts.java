// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.registers.Source;
import fr.mercure.kernel.Eori;
import fr.mercure.kernel.Siret;
import fr.mercure.web.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All that is known about one person's access, as last read. Facts, no judgement: {@link
/// AccessRules} judges.
///
/// @param account state of the account
/// @param secondFactor whether one is enrolled
/// @param recoveryCodes codes that have not served
/// @param firm whom they act for; none for an office
/// @param office whose officer they are
/// @param habilitations rights asked for, granted, withdrawn, in that company or office
/// @param modules states of the services
record AccessFacts(
    Account account,
    boolean secondFactor,
    int recoveryCodes,
    Optional<Firm> firm,
    Optional<String> office,
    List<Habilitation> habilitations,
    List<ModuleState> modules) {

  enum Account {
    ACTIVE,
    SUSPENDED,
    CLOSED
  }

  /// The company, and what the registers said of it.
  ///
  /// @param administrators how many people may grant rights in it
  /// @param eoriRules kinds of EORI that modules take
  /// @param asked registers that this site has set
  record Firm(
      String name,
      Siret siret,
      int administrators,
      Register unit,
      Register establishment,
      Optional<String> successor,
      boolean masked,
      Eori eori,
      EoriKind kind,
      Optional<String> eoriSiren,
      Register union,
      Optional<Instant> issued,
      List<EoriRule> eoriRules,
      List<Mandate> mandates,
      List<Authorisation> authorisations,
      Set<Source> asked) {}

  /// What one register said.
  ///
  /// @param word last answer
  /// @param from day since when it holds
  /// @param negatives answers in a row that were against
  /// @param checked last answer at all; none if the register was never asked
  record Register(Word word, Optional<LocalDate> from, int negatives, Optional<Instant> checked) {}

  enum Word {
    GOOD,
    /// Ceased, closed, not valid.
    BAD,
    /// No such entry.
    MISSING,
    /// An EORI switched off with its establishment.
    DISABLED
  }

  enum EoriKind {
    SIREN,
    SIRET,
    FOREIGN
  }

  /// @param to last day; none while the rule has no end
  record EoriRule(String module, EoriKind kind, LocalDate from, Optional<LocalDate> to) {}

  /// @param reason given by whoever decided
  /// @param offices customs offices where it holds; empty for every office
  record Habilitation(
      Right right,
      State state,
      Instant from,
      Optional<Instant> until,
      String reason,
      Set<String> offices) {
    enum State {
      REQUESTED,
      VALIDATED,
      REFUSED,
      REVOKED
    }
  }

  /// A decision of customs that the company holds.
  ///
  /// @param name kind and number
  record Authorisation(
      String name,
      boolean active,
      LocalDate from,
      Optional<LocalDate> to,
      Optional<LocalDate> stateFrom) {}

  /// @param replacedBy the service to use instead
  /// @param hours when it is open, in Paris; none if always
  record ModuleState(
      String module,
      Opening opening,
      Instant since,
      Optional<Instant> until,
      Optional<String> replacedBy,
      Optional<Hours> hours) {
    /// How it is open then: what was to last until a past instant is over.
    Opening at(Instant now) {
      Opening lasting = until.filter(end -> !end.isAfter(now)).isPresent() ? Opening.OPEN : opening;
      boolean outside =
          hours.filter(h -> !h.hold(LocalTime.ofInstant(now, Texts.ZONE))).isPresent();
      return lasting == Opening.OPEN && outside ? Opening.OUTSIDE : lasting;
    }

    enum Opening {
      OPEN,
      MAINTENANCE,
      CLOSED,
      /// Open, but not at this hour.
      OUTSIDE
    }
  }

  /// Opening hours, from the first to before the second; over midnight if the second is earlier.
  record Hours(LocalTime from, LocalTime to) {
    boolean hold(LocalTime time) {
      boolean late = !time.isBefore(from);
      boolean early = time.isBefore(to);
      return from.isBefore(to) ? late && early : late || early;
    }
  }
}
