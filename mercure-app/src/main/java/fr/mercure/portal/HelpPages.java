// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.identity.Allowed;
import fr.mercure.web.FindingCatalogue;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import fr.mercure.web.templates.Templates;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Help: by task, by key, by code of error.
@Controller
class HelpPages {
  private static final int LONGEST_QUERY = 100;

  private final Templates templates;
  private final List<FindingCatalogue> catalogues;

  HelpPages(Templates templates, List<FindingCatalogue> catalogues) {
    this.templates = templates;
    this.catalogues = catalogues;
  }

  @Allowed(anyone = true)
  @GetMapping("/aide")
  Page help(Shell shell) {
    return new Page(templates.portalHelp(shell));
  }

  @Allowed(anyone = true)
  @GetMapping("/aide/raccourcis")
  Page keys(Shell shell) {
    return new Page(templates.portalKeys(shell));
  }

  @Allowed(anyone = true)
  @GetMapping("/aide/erreurs")
  Page findings(Shell shell, @RequestParam(defaultValue = "") String q) {
    String query = q.strip().substring(0, Math.min(q.strip().length(), LONGEST_QUERY));
    List<FindingCatalogue.Entry> found =
        entries()
            .filter(entry -> matches(entry, query, shell.texts()))
            .sorted(Comparator.comparing(FindingCatalogue.Entry::code))
            .toList();
    return new Page(templates.portalFindings(new HelpPage(shell, query, found)));
  }

  @Allowed(anyone = true)
  @GetMapping("/aide/erreurs/{code}")
  Page finding(Shell shell, @PathVariable String code) {
    return entries()
        .filter(entry -> entry.code().equals(code))
        .findFirst()
        .map(entry -> new Page(templates.portalFinding(new FindingPage(shell, entry))))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Stream<FindingCatalogue.Entry> entries() {
    return catalogues.stream().flatMap(catalogue -> catalogue.entries().stream());
  }

  private static boolean matches(FindingCatalogue.Entry entry, String query, Texts texts) {
    String text =
        String.join(" ", entry.code(), entry.dataElement(), texts.of(entry.title()))
            .toLowerCase(Locale.ROOT);
    return text.contains(query.toLowerCase(Locale.ROOT));
  }
}
