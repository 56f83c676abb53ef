// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.util.Optional;

/// What one step of signing in came to. Codes are those of the page "my access"; what may be told
/// to somebody who has proven nothing is decided by the pages, from the type.
sealed interface SignInOutcome {
  /// The step is proven.
  record Proven(long person) implements SignInOutcome {}

  /// Not proven.
  ///
  /// @param reference by which support finds the true cause
  /// @param reason what may be told after the first factor; nothing after a wrong password
  record Refused(String reference, Optional<Reason> reason) implements SignInOutcome {}

  /// Too many failures; the answer is the same whether the account exists or not.
  ///
  /// @param minutes until another try may succeed
  record Throttled(String reference, int minutes) implements SignInOutcome {}

  /// Why a second factor failed: told, because the first one is proven.
  ///
  /// @param code stable
  /// @param number seconds to wait, or by which the telephone is off; 0 if there is none
  record Reason(String code, long number) {}
}
