// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page, for who is not signed in.
@Controller
class EntryPages {
  private final Templates templates;

  EntryPages(Templates templates) {
    this.templates = templates;
  }

  @GetMapping("/")
  Page entry(Shell shell) {
    return new Page(templates.portalEntry(shell));
  }
}
