// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.util.Optional;

/// A message that changes nothing and is kept with its answer all the same: a request that was
/// refused.
///
/// @param received the message
/// @param declaration the declaration it speaks of, if that is known
/// @param answer what its sender is told
public record Receipt(Received received, Optional<Long> declaration, String answer)
    implements Work {}
