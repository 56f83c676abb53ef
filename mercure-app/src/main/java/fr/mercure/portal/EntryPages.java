// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.identity.Allowed;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// The first page, and the pages about Mercure itself.
@Controller
class EntryPages {
  private final Templates templates;

  EntryPages(Templates templates) {
    this.templates = templates;
  }

  /// Who is signed in goes on to their own home.
  @Allowed(anyone = true)
  @GetMapping("/")
  View entry(Shell shell) {
    return shell.visitor().isPresent()
        ? new RedirectView("/accueil")
        : new Page(templates.portalEntry(shell));
  }

  @Allowed(anyone = true)
  @GetMapping("/accessibilite")
  Page accessibility(Shell shell) {
    return legal(shell, "accessibility");
  }

  @Allowed(anyone = true)
  @GetMapping("/mentions")
  Page legalNotice(Shell shell) {
    return legal(shell, "legal");
  }

  @Allowed(anyone = true)
  @GetMapping("/confidentialite")
  Page privacy(Shell shell) {
    return legal(shell, "privacy");
  }

  @Allowed(anyone = true)
  @GetMapping("/plan-du-site")
  Page siteMap(Shell shell) {
    return new Page(templates.portalSiteMap(new SiteMapPage(shell, SiteMapPage.PLACES)));
  }

  private Page legal(Shell shell, String name) {
    return new Page(templates.portalLegal(LegalPage.of(shell, name)));
  }
}
