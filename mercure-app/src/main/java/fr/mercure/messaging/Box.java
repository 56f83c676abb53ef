// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import java.util.Optional;
import org.springframework.web.server.ResponseStatusException;

/// A mailbox that the actor may read, under the name that its address carries.
///
/// @param slug SIRET of the company, or code of the office
/// @param name of the company or office
record Box(String slug, String name, Addressee addressee) {
  /// The one of the actor's company or office, if they act for one.
  static Optional<Box> find(Actor actor) {
    return actor
        .office()
        .map(office -> new Box(office, office, new Addressee.OfOffice(office)))
        .or(() -> actor.company().map(Box::of));
  }

  private static Box of(Company company) {
    return new Box(company.siret().value(), company.name(), new Addressee.OfCompany(company.id()));
  }

  /// The one of the actor's company or office.
  ///
  /// @throws ResponseStatusException 404 if they act for neither
  static Box of(Actor actor) {
    return find(actor).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
  }

  /// The one of this name.
  ///
  /// @throws ResponseStatusException 404 if it is not the actor's own: whether another exists is
  ///   not told
  static Box named(String slug, Actor actor) {
    Box own = of(actor);
    if (!own.slug().equals(slug)) {
      throw new ResponseStatusException(NOT_FOUND);
    }
    return own;
  }

  String path() {
    return "/messagerie/" + slug;
  }
}
