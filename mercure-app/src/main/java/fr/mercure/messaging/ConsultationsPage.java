// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.web.Due;
import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;

/// The register of consultations of a mailbox, a month at a time.
///
/// @param path of the mailbox
/// @param name of the mailbox
/// @param due by when it is to be consulted again; none if nothing has come yet
/// @param unopened official messages that nobody has opened: while there is one, nothing can be
///   attested
/// @param month in words
/// @param before, after addresses of the months beside; empty if there is none
/// @param weeks of seven days, Monday first
/// @param lines latest first
/// @param missed consultations of the month that nobody made in time, latest first
/// @param done whether an attestation was just written
/// @param refused whether one was just refused
public record ConsultationsPage(
    Shell shell,
    String path,
    String name,
    Optional<Due> due,
    long unopened,
    String month,
    String before,
    String after,
    List<List<Day>> weeks,
    List<Line> lines,
    List<Missed> missed,
    boolean done,
    boolean refused) {
  public ConsultationsPage {
    weeks = List.copyOf(weeks);
    lines = List.copyOf(lines);
    missed = List.copyOf(missed);
  }

  /// A day of the calendar.
  ///
  /// @param number of the month; 0 outside of it
  /// @param times how often the mailbox was consulted
  /// @param today whether it is the day of the reader
  public record Day(int number, int times, boolean today) {}

  /// A consultation that nobody made in time.
  ///
  /// @param unopened official messages that waited
  /// @param stopped people who could not have made it, each with codes of what stopped them
  public record Missed(String due, long unopened, List<Stopped> stopped) {
    public Missed {
      stopped = List.copyOf(stopped);
    }
  }

  /// Somebody who was stopped.
  public record Stopped(String name, List<String> causes) {
    public Stopped {
      causes = List.copyOf(causes);
    }
  }

  /// A consultation.
  ///
  /// @param path of the message opened, or of the proof of an attestation
  public record Line(String when, String who, boolean attested, String proof, String path) {}
}
