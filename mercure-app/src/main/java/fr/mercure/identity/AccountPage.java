// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Shell;
import java.time.Instant;
import java.util.List;

/// "My account", as shown.
///
/// @param rights as sentences
/// @param sessions latest first
public record AccountPage(
    Shell shell, Person person, Actor actor, List<String> rights, List<OpenSession> sessions) {

  /// One place where the person is signed in.
  ///
  /// @param handle names the session in forms without being worth anything elsewhere
  /// @param browser as it calls itself
  /// @param current the one that this page is shown in
  public record OpenSession(
      String handle, Instant since, Instant lastSeen, String browser, boolean current) {}
}
