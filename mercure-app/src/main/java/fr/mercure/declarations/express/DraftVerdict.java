// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.util.Optional;

/// What the engine says of a draft: the same that it would say at lodging, of the same bytes.
///
/// @param findings each at its field
/// @param declaration what the message declares; nothing while its structure does not hold
/// @param charges what would be due if it were accepted today
record DraftVerdict(
    DraftFindings findings, Optional<ExpressDeclaration> declaration, Optional<Charges> charges) {}
