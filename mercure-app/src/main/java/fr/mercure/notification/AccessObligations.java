// SPDX-License-Identifier: Apache-2.0
package fr.mercure.notification;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Identity;
import fr.mercure.portal.Obligation;
import fr.mercure.portal.Obligations;
import fr.mercure.web.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Requests for rights that the person is to answer.
@Component
class AccessObligations implements Obligations {
  private static final int ROWS = 20;

  private final Identity identity;

  AccessObligations(Identity identity) {
    this.identity = identity;
  }

  @Override
  public List<Obligation> of(Actor actor, Texts texts) {
    return Stream.concat(review(actor, texts), asked(actor, texts)).toList();
  }

  private Stream<Obligation> review(Actor actor, Texts texts) {
    return identity.reviewDue(actor).stream()
        .map(due ->
            new Obligation(
                Optional.of(due),
                texts.get("notification.review.what"),
                actor.organisation().orElse(""),
                texts.get("notification.review.kind"),
                texts.get("notification.review.act"),
                "/acces/personnes"));
  }

  private Stream<Obligation> asked(Actor actor, Texts texts) {
    return identity.asked(actor).stream()
        .limit(ROWS)
        .map(asked ->
            new Obligation(
                Optional.empty(),
                texts.get("notification.access.what", asked.name()),
                texts.date(asked.since()),
                texts.get("right." + asked.right()),
                texts.get("notification.access.act"),
                "/acces/personnes/demandes"));
  }
}
