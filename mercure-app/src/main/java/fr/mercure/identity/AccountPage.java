// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Shell;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// "My account", as shown.
///
/// @param rights as sentences
/// @param sessions latest first
/// @param codesLeft recovery codes that have not served
/// @param done what was just changed, as a sentence
public record AccountPage(
    Shell shell,
    Person person,
    Actor actor,
    List<String> rights,
    List<OpenSession> sessions,
    int codesLeft,
    Optional<String> done) {
  /// Fewer than this, and it is time to make new ones.
  private static final int FEW_CODES = 3;

  /// Whether recovery codes are running out.
  public boolean fewCodes() {
    return codesLeft < FEW_CODES;
  }

  /// One place where the person is signed in.
  ///
  /// @param handle names the session in forms without being worth anything elsewhere
  /// @param browser as it calls itself
  /// @param current the one that this page is shown in
  public record OpenSession(
      String handle, Instant since, Instant lastSeen, String browser, boolean current) {}
}
