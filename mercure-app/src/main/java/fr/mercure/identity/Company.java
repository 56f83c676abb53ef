// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Eori;
import fr.mercure.kernel.Siret;

/// An economic operator that people and machines act for.
///
/// @param id key inside Mercure, never shown
/// @param name as registered
/// @param siret the establishment
/// @param eori the number that its declarations carry
public record Company(long id, String name, Siret siret, Eori eori) {}
