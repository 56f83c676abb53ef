// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.util.Optional;

/// Why a right is not held.
interface Refusals {
  /// What stops the first of these rights that is stopped; none if the actor was simply never given
  /// them, as a key made with fewer.
  Optional<AccessGate> refusal(Actor actor, Right... rights);
}
