// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// What must be proven for which act. Told to anyone, about nobody.
@Controller
class FactorPolicyPages {
  private final Templates templates;
  private final IdentitySettings settings;

  FactorPolicyPages(Templates templates, IdentitySettings settings) {
    this.templates = templates;
    this.settings = settings;
  }

  @Allowed(anyone = true)
  @GetMapping("/aide/facteurs")
  Page table(Shell shell) {
    var rows =
        FactorPolicy.table(settings).stream()
            .map(line ->
                new FactorPolicyPage.Row(
                    shell.text("factors.act." + line.act()),
                    shell.text("factors.examples." + line.act()),
                    shell.text("factors.proof." + line.proof()),
                    line.within()
                        .map(time -> shell.text("factors.within", time.toMinutes()))
                        .orElseGet(() -> shell.text(when(line)))))
            .toList();
    return new Page(templates.identityFactorPolicy(new FactorPolicyPage(shell, rows)));
  }

  private static String when(FactorPolicy.Line line) {
    return line.proof() == FactorPolicy.Proof.NONE ? "factors.never" : "factors.session";
  }
}
