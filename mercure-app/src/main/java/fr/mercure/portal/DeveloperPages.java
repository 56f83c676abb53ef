// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.identity.Allowed;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.Suggestion;
import fr.mercure.web.Texts;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Where developers begin: a first declaration in five minutes, then the reference.
@Controller
class DeveloperPages {
  private final Templates templates;

  DeveloperPages(Templates templates) {
    this.templates = templates;
  }

  @Allowed(anyone = true)
  @GetMapping("/dev")
  Page developers(Shell shell) {
    return new Page(templates.portalDevelopers(shell));
  }

  @Allowed(anyone = true)
  @GetMapping("/dev/demarrer")
  Page start(Shell shell, HttpServletRequest request) {
    String base = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    return new Page(templates.portalStart(new DeveloperPage(shell, base)));
  }

  @Allowed(anyone = true)
  @GetMapping("/dev/composants")
  Page gallery(Shell shell) {
    return new Page(templates.portalGallery(Gallery.of(shell)));
  }

  /// Countries for the combobox of the gallery.
  @Allowed(anyone = true)
  @GetMapping("/dev/composants/pays")
  @ResponseBody
  List<Suggestion> countries(Texts texts, @RequestParam(defaultValue = "") String q) {
    return Stream.of("CH", "CN", "DE", "GB", "IT", "JP", "KR", "TR", "US", "VN")
        .map(code -> new Suggestion(code, Locale.of("", code).getDisplayCountry(texts.locale())))
        .filter(s ->
            (s.code() + " " + s.label())
                .toLowerCase(Locale.ROOT)
                .contains(q.toLowerCase(Locale.ROOT)))
        .toList();
  }
}
