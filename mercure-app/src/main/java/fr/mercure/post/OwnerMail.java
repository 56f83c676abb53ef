// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.identity.OwnerTold;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Puts what owners of accounts are told into their mail: here, and at the address that they sign
/// in with, where mail leaves.
@Component
class OwnerMail {
  private final PostOffice office;
  private final PortalAddress portal;

  OwnerMail(PostOffice office, PortalAddress portal) {
    this.office = office;
    this.portal = portal;
  }

  @ApplicationModuleListener
  void on(OwnerTold told) {
    String link = told.path().map(path -> "\n" + portal.of(path) + "\n").orElse("");
    office.tell(
        told.person(),
        new Letter(
            new Owner.OfPerson(told.person()),
            told.reference(),
            "account-" + told.person(),
            "Mercure",
            "securite",
            told.subject(),
            told.text() + link,
            told.at()));
  }
}
