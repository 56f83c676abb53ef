// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.identity.Allowed;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// What works now; open to all, and plain enough for any browser.
@Controller
class StatusPages {
  private final Templates templates;
  private final StatusBoard board;

  StatusPages(Templates templates, StatusBoard board) {
    this.templates = templates;
    this.board = board;
  }

  @Allowed(anyone = true)
  @GetMapping("/etat")
  Page status(Shell shell) {
    StatusBoard.Status now = board.now(shell.texts());
    return new Page(templates.portalStatus(new StatusPage(shell, now.at(), now.lines())));
  }
}
