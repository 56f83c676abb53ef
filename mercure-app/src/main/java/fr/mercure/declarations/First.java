// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.time.Instant;
import java.util.Optional;

/// The declaration that owns an LRN.
///
/// @param declaration its key
/// @param reference its MRN, else its CRN; none if it has neither
/// @param lodged when it was received
public record First(long declaration, Optional<String> reference, Instant lodged) {}
