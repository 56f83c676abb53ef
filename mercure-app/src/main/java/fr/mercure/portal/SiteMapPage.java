// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.web.Shell;
import java.util.List;

/// Every page that one may go to without a reference in hand.
///
/// @param places in groups
public record SiteMapPage(Shell shell, List<Group> places) {
  /// Places under one title.
  ///
  /// @param key of the title
  public record Group(String key, List<Place> places) {}

  /// A page and its name.
  ///
  /// @param key of the label
  public record Place(String key, String path) {}

  static final List<Group> PLACES =
      List.of(
          new Group(
              "site-map.work",
              List.of(
                  new Place("shell.nav.home", "/accueil"),
                  new Place("shell.nav.mail", "/messagerie"),
                  new Place("shell.nav.cases", "/dossiers"),
                  new Place("shell.nav.express", "/declarations/express"),
                  new Place("shell.nav.control", "/controle"),
                  new Place("shell.nav.archive", "/archives"))),
          new Group(
              "site-map.develop",
              List.of(
                  new Place("shell.nav.developers", "/dev"),
                  new Place("dev.start", "/dev/demarrer"),
                  new Place("dev.reference", "/dev/reference"),
                  new Place("gallery.title", "/dev/composants"))),
          new Group(
              "site-map.help",
              List.of(
                  new Place("shell.nav.help", "/aide"),
                  new Place("help.errors", "/aide/erreurs"),
                  new Place("help.keys", "/aide/raccourcis"),
                  new Place("shell.access", "/acces"),
                  new Place("shell.status", "/etat"))),
          new Group(
              "site-map.about",
              List.of(
                  new Place("shell.accessibility", "/accessibilite"),
                  new Place("shell.legal", "/mentions"),
                  new Place("shell.privacy", "/confidentialite"),
                  new Place("shell.sign-in", "/connexion"))));
}
