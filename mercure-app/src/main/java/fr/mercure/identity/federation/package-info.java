// SPDX-License-Identifier: Apache-2.0

/// Identities that others vouch for: FranceConnect, FranceConnect+ and ProConnect, spoken to as a
/// client of OpenID Connect. Says who was recognised and how strongly, or exactly why not, as a
/// code of the list of causes. Knows no account: `identity` ties identities to people.
@NullMarked
package fr.mercure.identity.federation;

import org.jspecify.annotations.NullMarked;
