// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Right;
import fr.mercure.post.AddressBook;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The address book of offices and companies.
@Controller
class AddressBookPages {
  private static final int MOST = 100;

  private final AddressBook book;
  private final Templates templates;

  AddressBookPages(AddressBook book, Templates templates) {
    this.book = book;
    this.templates = templates;
  }

  @GetMapping("/messagerie/annuaire")
  @Allowed(Right.MAIL_READ)
  Page find(Actor actor, Shell shell, @RequestParam(defaultValue = "") String q) {
    List<AddressBook.Entry> found = book.find(actor, q, MOST + 1);
    return new Page(
        templates.webmailDirectory(
            new AddressBookPage(
                shell, q, found.stream().limit(MOST).toList(), found.size() > MOST ? MOST : 0)));
  }
}
