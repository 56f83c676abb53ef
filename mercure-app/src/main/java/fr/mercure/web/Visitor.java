// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import java.util.Optional;

/// Who looks at a page, as far as the shell needs to know. The identity module's `Actor` is one;
/// the shell does not depend on identity, because the pages of identity stand in the shell too.
public interface Visitor {
  /// As shown to others.
  String name();

  /// The company or the office that the visitor acts for.
  Optional<String> organisation();

  /// The number of that company or office: EORI or office code.
  Optional<String> number();

  /// Officers find their queue first.
  boolean isOfficer();

  /// Whether the named right is held now.
  boolean holds(String right);
}
