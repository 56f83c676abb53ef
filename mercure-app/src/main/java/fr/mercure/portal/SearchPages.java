// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// The search in the bar: by any reference, over all modules.
@Controller
class SearchPages {
  private static final int LONGEST_QUERY = 100;

  private final Templates templates;
  private final List<Finder> finders;

  SearchPages(Templates templates, List<Finder> finders) {
    this.templates = templates;
    this.finders = finders;
  }

  /// A single result is opened at once.
  @Allowed
  @GetMapping("/recherche")
  View search(Shell shell, Actor actor, @RequestParam(defaultValue = "") String q) {
    String query = q.strip().substring(0, Math.min(q.strip().length(), LONGEST_QUERY));
    List<Finder.Found> found = query.isEmpty() ? List.of() : find(shell, actor, query);
    if (found.size() == 1) {
      return new RedirectView(found.getFirst().path());
    }
    return new Page(
        templates.portalResults(
            new SearchPage(
                shell,
                query,
                found.stream()
                    .collect(
                        Collectors.groupingBy(
                            Finder.Found::kind, LinkedHashMap::new, Collectors.toList())))));
  }

  private List<Finder.Found> find(Shell shell, Actor actor, String query) {
    return finders.stream()
        .flatMap(finder -> finder.find(actor, shell.texts(), query).stream())
        .toList();
  }
}
