// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.identity.Allowed;
import fr.mercure.messages.Catalogue;
import fr.mercure.messages.MessageType;
import fr.mercure.messages.SampleGenerator;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/// The messages of the catalogue, documented from the catalogue itself.
@Controller
class MessagePages {
  private static final long SEED = 1;

  private final Templates templates;
  private final Catalogue catalogue = Catalogue.standard();

  MessagePages(Templates templates) {
    this.templates = templates;
  }

  @Allowed(anyone = true)
  @GetMapping("/dev/reference")
  Page messages(Shell shell) {
    return new Page(templates.portalReference(new MessagesPage(shell, catalogue.messages())));
  }

  @Allowed(anyone = true)
  @GetMapping("/dev/reference/{name}")
  Page message(Shell shell, @PathVariable String name) {
    MessageType message = find(name);
    String sample =
        new String(new SampleGenerator(message, SEED).minimal(), StandardCharsets.UTF_8);
    return new Page(templates.portalMessage(MessagePage.of(shell, message, sample)));
  }

  /// A document that the structure accepts; what it says makes no sense in customs terms.
  @Allowed(anyone = true)
  @GetMapping(
      path = "/dev/reference/{name}/exemple.xml",
      produces = MediaType.APPLICATION_XML_VALUE)
  @ResponseBody
  byte[] sample(@PathVariable String name) {
    return new SampleGenerator(find(name), SEED).plausible();
  }

  private MessageType find(String name) {
    return catalogue
        .find(name)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
