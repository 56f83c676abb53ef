// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import fr.mercure.access.Told;
import fr.mercure.identity.QrCode;
import fr.mercure.web.Shell;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The page `/acces`.
///
/// @param home where links to the portal begin: empty on the portal itself
/// @param title the verdict, in one sentence
/// @param lead what it means or what to do
/// @param first what blocks, or else hampers; with its proof
/// @param others further causes, in order
/// @param here whether this is the device that was checked
/// @param qr leads a telephone to this result
/// @param trial what the script of the page needs; empty once everything was tried
/// @param attempt reference of the sign-in or of the error that led here
/// @param report the same as a file
/// @param again to begin anew
/// @param keeping to leave it with support; empty where that cannot be done, or not yet
public record AccessPage(
    Shell shell,
    String home,
    String title,
    String lead,
    Optional<Told.Cause> first,
    List<Told.Cause> others,
    List<Line> lines,
    List<WayIn> ways,
    boolean here,
    String reference,
    Instant at,
    Optional<String> attempt,
    Optional<Trial> trial,
    QrCode qr,
    String report,
    String again,
    Optional<Keeping> keeping) {

  /// Leaving a check with support.
  ///
  /// @param at seconds since 1970
  /// @param seen what will be kept of what was seen
  /// @param elsewhere whether this is another device than the one that was checked
  /// @param language asked for; may be empty
  /// @param answer what came of it, once it was sent
  /// @param network what will be kept of the address
  public record Keeping(
      long at,
      String seen,
      boolean elsewhere,
      String language,
      Optional<CheckKeeper.Answer> answer,
      String network) {
    /// Whether it is with support now.
    public boolean isKept() {
      return answer.filter(CheckKeeper.Answer.KEPT::equals).isPresent();
    }
  }

  /// A check.
  ///
  /// @param css class of the style sheet
  /// @param state in a word
  public record Line(String css, String name, String state, String finding) {}

  /// A way to get in now.
  ///
  /// @param path empty where there is nothing to follow
  /// @param hint what it needs and how long it takes
  public record WayIn(String label, String path, String hint) {}

  /// What the script of the page works with.
  ///
  /// @param seen what the server saw, to be carried on
  /// @param onwards this page, to which the script adds what it saw
  /// @param unscripted the result for a browser without script
  /// @param agent the name of the browser as it arrived
  /// @param browser that name, short
  /// @param script what the witness script must hold
  /// @param latency limit in milliseconds
  /// @param jitter limit in milliseconds
  /// @param rate limit in kilobits in a second
  public record Trial(
      String seen,
      String onwards,
      String unscripted,
      String agent,
      String browser,
      String script,
      int latency,
      int jitter,
      int rate) {}
}
