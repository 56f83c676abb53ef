// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Shell;
import java.util.Optional;

/// Terms of use to be accepted, as shown.
///
/// @param address where they are to be read; empty if the site asks for none
public record TermsPage(Shell shell, Optional<String> address) {}
