// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Identity;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import fr.mercure.web.templates.Templates;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// A person's deadlines in the calendar program of their choice. Such programs sign in nowhere: the
/// address is the secret, made and withdrawn here, and shows deadlines only.
@Controller
class CalendarPages {
  private static final int SECRET_BITS = 160;
  private static final int RADIX = 36;
  private static final String TYPE = "text/calendar;charset=UTF-8";

  private final CalendarStore store;
  private final Identity identity;
  private final List<Obligations> obligations;
  private final Templates templates;
  private final SecureRandom random;
  private final Clock clock;

  CalendarPages(
      CalendarStore store,
      Identity identity,
      List<Obligations> obligations,
      Templates templates,
      SecureRandom random,
      Clock clock) {
    this.store = store;
    this.identity = identity;
    this.obligations = obligations;
    this.templates = templates;
    this.random = random;
    this.clock = clock;
  }

  @Allowed
  @GetMapping("/compte/agenda")
  Page show(Shell shell, Actor actor) {
    return page(shell, actor, "");
  }

  /// Answers with the page itself: the address is shown once and kept nowhere.
  @Allowed
  @PostMapping("/compte/agenda")
  Page make(Shell shell, Actor actor) {
    String secret = new BigInteger(SECRET_BITS, random).toString(RADIX);
    store.put(actor.id(), hash(secret), clock.instant());
    return page(shell, actor, base() + "/agenda/" + secret + ".ics");
  }

  @Allowed
  @PostMapping("/compte/agenda/retirer")
  ResponseEntity<Void> withdraw(Actor actor) {
    store.remove(actor.id());
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/compte/agenda"))
        .build();
  }

  /// The calendar, for whoever holds the address; as the person may act now.
  @Allowed(anyone = true)
  @GetMapping(path = "/agenda/{secret:[a-z0-9]{10,40}}.ics", produces = TYPE)
  ResponseEntity<String> calendar(@PathVariable String secret) {
    Actor actor =
        store
            .find(hash(secret), clock.instant())
            .flatMap(this::actor)
            .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    Texts texts = texts(actor);
    List<Obligation> due = obligations.stream().flatMap(o -> o.of(actor, texts).stream()).toList();
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf(TYPE))
        .body(CalendarText.of(texts.get("calendar.name"), due, base(), clock.instant()));
  }

  private Texts texts(Actor actor) {
    return identity
        .person(Long.parseLong(actor.id().substring("person:".length())))
        .filter(person -> person.language().equals("en"))
        .map(_ -> Texts.ENGLISH)
        .orElse(Texts.FRENCH);
  }

  private Optional<Actor> actor(String person) {
    return identity.actor(Long.parseLong(person.substring("person:".length())));
  }

  private static String base() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
  }

  private Page page(Shell shell, Actor actor, String address) {
    Optional<CalendarStore.Kept> kept = store.of(actor.id());
    return new Page(
        templates.portalCalendar(
            new CalendarPage(
                shell,
                kept.map(CalendarStore.Kept::made),
                kept.flatMap(CalendarStore.Kept::read),
                address)));
  }

  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
