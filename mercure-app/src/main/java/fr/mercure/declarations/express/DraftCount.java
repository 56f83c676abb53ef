// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.identity.Actor;
import fr.mercure.web.NavigationCount;
import fr.mercure.web.Visitor;
import org.springframework.stereotype.Component;

/// How many drafts are open, beside the entry of the navigation.
@Component
class DraftCount implements NavigationCount {
  private final DraftStore drafts;

  DraftCount(DraftStore drafts) {
    this.drafts = drafts;
  }

  @Override
  public String path() {
    return "/declarations/express";
  }

  @Override
  public int of(Visitor visitor) {
    return visitor instanceof Actor actor ? drafts.count(actor) : 0;
  }
}
