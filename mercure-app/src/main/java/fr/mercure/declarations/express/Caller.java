// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.identity.Mandates;
import fr.mercure.kernel.Eori;

/// The operator on whose behalf a message came.
///
/// @param mandates that it holds or gave
record Caller(Eori eori, Mandates mandates) {}
