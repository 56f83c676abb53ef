// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import fr.mercure.identity.Allowed;
import fr.mercure.tariff.CodeList;
import fr.mercure.tariff.ReferenceData;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import fr.mercure.web.templates.Templates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// Looks codes up: as suggestions under a field, and as a page where no script runs.
@Controller
class CodePages {
  private static final int SUGGESTIONS = 12;
  private static final int ROWS = 200;

  private final ReferenceData data;
  private final Templates templates;
  private final Clock clock;

  CodePages(ReferenceData data, Templates templates, Clock clock) {
    this.data = data;
    this.templates = templates;
    this.clock = clock;
  }

  @Allowed
  @ResponseBody
  @GetMapping(value = "/codes/{list}", produces = MediaType.APPLICATION_JSON_VALUE)
  List<CodeFound> suggestions(
      Texts texts, @PathVariable String list, @RequestParam(defaultValue = "") String q) {
    return found(texts, list, q, SUGGESTIONS);
  }

  @Allowed
  @GetMapping(value = "/codes/{list}", produces = MediaType.TEXT_HTML_VALUE)
  View page(Shell shell, @PathVariable String list, @RequestParam(defaultValue = "") String q) {
    List<CodeFound> found = found(shell.texts(), list, q, ROWS);
    return new Page(templates.declarationsCodes(new CodePage(shell, list, q, found)));
  }

  private List<CodeFound> found(Texts texts, String list, String q, int most) {
    CodeList codes =
        List.of(CodeList.values()).stream()
            .filter(known -> known.name().equals(list))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    return new CodeSearch(data, codes, today, texts).find(q, most);
  }
}
