// SPDX-License-Identifier: Apache-2.0

/// The words that every part of Mercure shares: references (MRN, LRN, GRN, ARC, EORI, SIRET),
/// money, mass, and the finding, which is how anything in Mercure says that something is wrong. No
/// dependency.
@NullMarked
package fr.mercure.kernel;

import org.jspecify.annotations.NullMarked;
