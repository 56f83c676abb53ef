// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

/// Somebody with an account.
///
/// @param id key inside Mercure; `person:` + id is the {@link Actor#id}
/// @param name as shown to others
/// @param email the name one signs in with, lower case
/// @param language `fr` or `en`: the one of messages sent to them
public record Person(long id, String name, String email, String language) {}
