// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.web.BarChart;
import fr.mercure.web.Due;
import fr.mercure.web.Figure;
import fr.mercure.web.Shell;
import fr.mercure.web.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a person finds on arriving: dated obligations first, then cases, mailbox, services.
///
/// @param firstName for the greeting
/// @param now when the page was made
/// @param figures numbers of the day
/// @param obligations most pressing first
/// @param cases newest first
/// @param open declarations not yet at their end
/// @param mailbox none if the person reads no mailbox
/// @param services how every part of Mercure is
/// @param releases per day, with today's last
public record HomePage(
    Shell shell,
    String firstName,
    Instant now,
    List<Figure> figures,
    List<ToDo> obligations,
    List<CaseRow> cases,
    long open,
    Optional<MailboxCard.State> mailbox,
    List<ServiceLine> services,
    BarChart releases) {

  /// An obligation as a row.
  public record ToDo(Obligation obligation, Optional<Due> due) {}

  /// A case as a row.
  ///
  /// @param when hour today, day before
  public record CaseRow(FollowedCases.Case declaration, String when) {
    /// The lane as a tag.
    public Tone tone() {
      return switch (declaration.lane()) {
        case GREEN -> Tone.OK;
        case ORANGE -> Tone.WARN;
        case RED -> Tone.BAD;
        case NONE -> Tone.NEUTRAL;
      };
    }
  }
}
