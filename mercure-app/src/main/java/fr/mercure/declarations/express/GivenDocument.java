// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.time.Instant;

/// A paper that an operator gave, without its bytes.
///
/// @param id key, meaningful only with the declaration's reference
/// @param type media type, as the server saw it
/// @param size bytes
/// @param sha256 64 hexadecimal digits
public record GivenDocument(
    long id, String name, String type, int size, String sha256, Instant given, String givenName) {}
