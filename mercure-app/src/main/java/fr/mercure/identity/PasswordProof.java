// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.SignInOutcome.Proven;
import fr.mercure.identity.SignInOutcome.Refused;
import fr.mercure.identity.SignInOutcome.Throttled;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Asks for the present password again before credentials change, so that an unlocked screen is not
/// enough. Counts with the tries of signing in.
@Component
final class PasswordProof {
  static final String FIELD = "current";

  private final SignInDesk desk;
  private final PersonStore people;

  PasswordProof(SignInDesk desk, PersonStore people) {
    this.desk = desk;
    this.people = people;
  }

  /// What is wrong with the password typed; empty if it is right, or if the person has none: the
  /// fresh factor that {@link SealingAct#CREDENTIALS} asks for is then the proof.
  ///
  /// @param address where the request came from
  Optional<FormCause> refusal(Person person, String typed, String address) {
    if (!people.hasPassword(person.id())) {
      return Optional.empty();
    }
    return switch (desk.password(person.email(), typed, address)) {
      case Proven _ -> Optional.empty();
      case Refused _ -> Optional.of(FormCause.of("PWD-008", FIELD));
      case Throttled(_, int minutes) -> Optional.of(FormCause.throttled(minutes, FIELD));
    };
  }
}
