// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// The navigation on the left: three groups for an operator, three for an officer.
///
/// @param groups in order, each with at least one entry
/// @param notifications how many wait for this visitor
/// @param deadlines what the bar reminds of
public record Navigation(List<Group> groups, int notifications, List<DeadlineNote.Note> deadlines) {
  public Navigation {
    groups = List.copyOf(groups);
    deadlines = List.copyOf(deadlines);
  }

  /// One without deadlines.
  public Navigation(List<Group> groups, int notifications) {
    this(groups, notifications, List.of());
  }

  Navigation with(List<DeadlineNote.Note> notes) {
    return new Navigation(groups, notifications, notes);
  }

  /// Entries under one title.
  ///
  /// @param key of the title; empty for the first group, which has none
  public record Group(String key, List<Entry> entries) {}

  /// A place to go.
  ///
  /// @param key of the label
  /// @param icon name in the sprite
  /// @param letter goes there after `g`; empty if none
  /// @param count beside the label; 0 shows nothing
  /// @param hot whether the count asks for an act, as unread mail does
  /// @param current whether the page shown is this entry or below it
  public record Entry(
      String key,
      String path,
      String icon,
      String letter,
      int count,
      boolean hot,
      boolean current) {}

  /// Nobody is signed in.
  static final Navigation NONE = new Navigation(List.of(), 0);

  /// @param right needed to see it; empty for everybody
  private record Place(
      String group, String name, String path, String icon, String letter, String right) {}

  private static final List<Place> OPERATOR =
      List.of(
          new Place("", "home", "/accueil", "home", "h", ""),
          new Place("", "mail", "/messagerie", "inbox", "m", "MAIL_READ"),
          new Place("", "cases", "/dossiers", "flag", "d", "DECLARATIONS_READ"),
          new Place(
              "declarations", "express", "/declarations/express", "zap", "", "DECLARATIONS_READ"),
          new Place("keep", "archive", "/archives", "archive", "a", "ARCHIVE_READ"),
          new Place("keep", "people", "/acces/personnes", "users", "", "PEOPLE_MANAGE"),
          new Place("keep", "fleet", "/parc", "terminal", "", "KEYS_MANAGE"),
          new Place("keep", "developers", "/dev", "code", "", ""),
          new Place("keep", "help", "/aide", "help", "", ""));

  private static final List<Place> OFFICER =
      List.of(
          new Place("", "home", "/accueil", "home", "h", ""),
          new Place("", "habilitations", "/habilitations", "shield", "", "HABILITATION_DECIDE"),
          new Place("", "support", "/assistance", "search", "", "ACCESS_READ"),
          new Place("", "seen", "/acces/voir", "eye", "", "ACCESS_READ"),
          new Place("", "registers", "/acces/registres", "building", "", "ACCESS_READ"),
          new Place("", "control", "/controle", "scale", "c", "CONTROL_DECIDE"),
          new Place("", "cases", "/dossiers", "flag", "d", "DECLARATIONS_READ"),
          new Place("", "mail", "/messagerie", "inbox", "m", "MAIL_READ"),
          new Place("keep", "archive", "/archives", "archive", "a", "ARCHIVE_READ"),
          new Place("keep", "people", "/acces/personnes", "users", "", "PEOPLE_MANAGE"),
          new Place("keep", "fleet", "/parc", "terminal", "", "KEYS_MANAGE"),
          new Place("keep", "help", "/aide", "help", "", ""));

  static Navigation of(Visitor visitor, String path, ToIntFunction<String> counts) {
    List<Place> places =
        (visitor.isOfficer() ? OFFICER : OPERATOR)
            .stream().filter(p -> p.right().isEmpty() || visitor.holds(p.right())).toList();
    String current = longestPrefix(places, path);
    return new Navigation(
        places.stream()
            .map(Place::group)
            .distinct()
            .map(group -> group(group, places, current, counts))
            .toList(),
        counts.applyAsInt("/notifications"));
  }

  private static Group group(
      String name, List<Place> places, String current, ToIntFunction<String> counts) {
    Stream<Place> own = places.stream().filter(p -> p.group().equals(name));
    return new Group(
        name.isEmpty() ? "" : "shell.nav.group." + name,
        own.map(p -> entry(p, current, counts.applyAsInt(p.path()))).toList());
  }

  private static Entry entry(Place place, String current, int count) {
    return new Entry(
        "shell.nav." + place.name(),
        place.path(),
        place.icon(),
        place.letter(),
        count,
        place.name().equals("mail") || place.name().equals("control"),
        place.path().equals(current));
  }

  private static String longestPrefix(List<Place> places, String path) {
    return places.stream()
        .map(Place::path)
        .filter(p -> path.equals(p) || path.startsWith(p + "/"))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }
}
