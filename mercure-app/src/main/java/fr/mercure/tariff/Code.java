// SPDX-License-Identifier: Apache-2.0
package fr.mercure.tariff;

import fr.mercure.kernel.Wording;

/// A code of a list during a period.
///
/// @param value the code
/// @param words what it means; {@link Wording#NONE} where the list has no words
public record Code(String value, Wording words, Origin origin) {}
