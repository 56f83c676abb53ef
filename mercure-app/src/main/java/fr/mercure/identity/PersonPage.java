// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Choice;
import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;

/// One person as the administrator of their company or office sees them.
///
/// @param own whether it is the administrator's own page
/// @param situation what stops the person, as far as an administrator may know
/// @param personal whether something else stops them, which only they may read
/// @param held rights that they hold
/// @param grantable rights that may be given
/// @param sessions where they are signed in, latest first
/// @param keys that they made and that live
/// @param trail what was done about their access, latest first
/// @param done what became of the form just sent
public record PersonPage(
    Shell shell,
    Person person,
    boolean own,
    SituationPage situation,
    boolean personal,
    List<Held> held,
    List<Choice> grantable,
    List<Choice> terms,
    List<AccountPage.OpenSession> sessions,
    List<ApiKey> keys,
    List<Act> trail,
    Optional<RequestsPage.Said> done) {
  /// A right that is held.
  ///
  /// @param name of the {@link Right}
  /// @param sentence with its end
  /// @param ending whether it ends within thirty days
  public record Held(String name, String sentence, boolean ending) {}

  /// What was done.
  ///
  /// @param what in words
  /// @param detail such as the right and the reason
  /// @param who did it
  public record Act(String at, String what, String detail, String who) {}
}
