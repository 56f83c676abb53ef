// SPDX-License-Identifier: Apache-2.0

/// Client certificates (X.509): how one is presented, and whether it is worth anything, as a code
/// of the list of causes. Knows no account: `identity` ties certificates to people and to keys.
@NullMarked
package fr.mercure.identity.certificate;

import org.jspecify.annotations.NullMarked;
