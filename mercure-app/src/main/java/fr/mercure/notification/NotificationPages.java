// SPDX-License-Identifier: Apache-2.0
package fr.mercure.notification;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.notification.NotificationListPage.Row;
import fr.mercure.notification.NotificationStore.Told;
import fr.mercure.web.NavigationCount;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.Tab;
import fr.mercure.web.Texts;
import fr.mercure.web.Visitor;
import fr.mercure.web.templates.Templates;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What the person who is signed in was told.
@Controller
class NotificationPages implements NavigationCount {
  private static final int ROWS = 50;
  private static final String PATH = "/notifications";
  private static final String ALL = "toutes";

  private final NotificationStore store;
  private final Templates templates;

  NotificationPages(NotificationStore store, Templates templates) {
    this.store = store;
    this.templates = templates;
  }

  @GetMapping(PATH)
  @Allowed
  Page list(
      Actor actor,
      Shell shell,
      @RequestParam(defaultValue = "") String etat,
      @RequestParam(defaultValue = "" + Long.MAX_VALUE) long apres) {
    boolean all = etat.equals(ALL);
    List<Told> told = store.list(actor.id(), !all, apres, ROWS + 1);
    return new Page(
        templates.notificationList(
            new NotificationListPage(
                shell,
                tabs(shell, all, store.pending(actor.id())),
                told.stream().limit(ROWS).map(one -> row(shell.texts(), one)).toList(),
                told.size() > ROWS ? next(told.get(ROWS - 1), all) : "")));
  }

  /// Marks what the person ticked, or the one whose button they pressed.
  @PostMapping(PATH + "/faites")
  @Allowed
  ResponseEntity<Void> done(Actor actor, @RequestParam(defaultValue = "") List<Long> id) {
    store.done(actor.id(), id.stream().limit(ROWS).toList());
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(PATH)).build();
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public int of(Visitor visitor) {
    return visitor instanceof Actor actor ? store.pending(actor.id()) : 0;
  }

  private static List<Tab> tabs(Shell shell, boolean all, int pending) {
    return List.of(
        new Tab(shell.text("notification.pending"), PATH, pending, !all),
        new Tab(shell.text("notification.all"), PATH + "?etat=" + ALL, 0, all));
  }

  private static Row row(Texts texts, Told told) {
    return new Row(
        told.id(),
        texts.get("notification.what." + told.reason()),
        texts.get("notification.reason." + told.reason()),
        reference(texts, told),
        told.path(),
        texts.date(told.happenedAt()),
        told.done());
  }

  private static String reference(Texts texts, Told told) {
    return told.procedure().equals(NotificationDesk.ACCESS)
        ? texts.get("right." + told.reference())
        : told.reference();
  }

  private static String next(Told last, boolean all) {
    return "%s?%sapres=%d".formatted(PATH, all ? "etat=" + ALL + "&" : "", last.id());
  }
}
