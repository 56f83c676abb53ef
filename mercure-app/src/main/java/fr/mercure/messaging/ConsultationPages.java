// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Right;
import fr.mercure.messaging.ConsultationStore.Consultation;
import fr.mercure.messaging.ConsultationStore.Standing;
import fr.mercure.messaging.ConsultationsPage.Day;
import fr.mercure.messaging.ConsultationsPage.Line;
import fr.mercure.web.Due;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import fr.mercure.web.templates.Templates;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The register of consultations, and the act of attesting that there is nothing to open. As with
/// opening, only a POST that a person sends counts (docs/adr/0013).
@Controller
class ConsultationPages {
  private static final int MOST = 500;
  private static final int DAYS = 7;

  private final ConsultationStore store;
  private final WatchStore watch;
  private final ConsultationDues dues;
  private final Templates templates;
  private final Clock clock;

  ConsultationPages(
      ConsultationStore store,
      WatchStore watch,
      ConsultationDues dues,
      Templates templates,
      Clock clock) {
    this.store = store;
    this.watch = watch;
    this.dues = dues;
    this.templates = templates;
    this.clock = clock;
  }

  /// A month of the register.
  ///
  /// @param mois such as `2026-11`; this month if it is none
  @GetMapping("/messagerie/{box}/consultations")
  @Allowed(Right.MAIL_READ)
  Page month(
      Actor actor,
      Shell shell,
      @PathVariable String box,
      @RequestParam(defaultValue = "") String mois,
      @RequestParam(defaultValue = "") String fait) {
    Box own = Box.named(box, actor);
    Instant now = clock.instant();
    YearMonth present = YearMonth.from(now.atZone(Texts.ZONE));
    YearMonth month = read(mois, present);
    List<Consultation> found =
        store.list(own.addressee(), start(month), start(month.plusMonths(1)), MOST);
    Standing standing = store.standing(own.addressee());
    String path = own.path() + "/consultations";
    return new Page(
        templates.messagingConsultations(
            new ConsultationsPage(
                shell,
                own.path(),
                own.name(),
                dues.of(own.addressee(), standing).map(at -> Due.of(at, now, shell.texts())),
                standing.unopened(),
                month.format(DateTimeFormatter.ofPattern("LLLL uuuu", shell.texts().locale())),
                path + "?mois=" + month.minusMonths(1),
                month.isBefore(present) ? path + "?mois=" + month.plusMonths(1) : "",
                weeks(month, found, LocalDate.ofInstant(now, Texts.ZONE)),
                found.stream().map(c -> line(own, c, shell.texts())).toList(),
                missed(own, month, shell.texts()),
                fait.equals("atteste"),
                fait.equals("refuse"))));
  }

  /// The act of attesting; refused while an official message is unopened.
  @PostMapping("/messagerie/{box}/consultations")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<Void> attest(Actor actor, @PathVariable String box) {
    Box own = Box.named(box, actor);
    boolean done = store.attest(own.addressee(), actor.id(), actor.name());
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(own.path() + "/consultations?fait=" + (done ? "atteste" : "refuse")))
        .build();
  }

  /// The link of an attestation, as the text whose SHA-256 is its chain hash.
  @GetMapping(
      path = "/messagerie/{box}/consultations/{position:[0-9]{1,18}}",
      produces = "text/plain;charset=UTF-8")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<String> proof(Actor actor, @PathVariable String box, @PathVariable long position) {
    String text =
        store
            .text(Box.named(box, actor).addressee(), position)
            .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/plain;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"attestation-" + position + ".txt\"")
        .body(text);
  }

  private static YearMonth read(String text, YearMonth present) {
    try {
      YearMonth month = YearMonth.parse(text);
      return month.isAfter(present) || month.getYear() < 2000 ? present : month;
    } catch (DateTimeException e) {
      return present;
    }
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(Texts.ZONE).toInstant();
  }

  private static List<List<Day>> weeks(YearMonth month, List<Consultation> found, LocalDate today) {
    Map<LocalDate, Long> times =
        found.stream()
            .collect(
                Collectors.groupingBy(
                    c -> LocalDate.ofInstant(c.at(), Texts.ZONE), Collectors.counting()));
    var weeks = new ArrayList<List<Day>>();
    LocalDate monday = month.atDay(1).minusDays(month.atDay(1).getDayOfWeek().getValue() - 1L);
    while (!monday.isAfter(month.atEndOfMonth())) {
      var week = new ArrayList<Day>();
      for (int i = 0; i < DAYS; i++) {
        LocalDate day = monday.plusDays(i);
        boolean inside = YearMonth.from(day).equals(month);
        week.add(
            new Day(
                inside ? day.getDayOfMonth() : 0,
                inside ? times.getOrDefault(day, 0L).intValue() : 0,
                inside && day.equals(today)));
      }
      weeks.add(week);
      monday = monday.plusDays(DAYS);
    }
    return weeks;
  }

  private List<ConsultationsPage.Missed> missed(Box box, YearMonth month, Texts texts) {
    return watch.missed(box.addressee(), start(month), start(month.plusMonths(1))).stream()
        .map(m ->
            new ConsultationsPage.Missed(
                texts.date(m.dueAt()),
                m.unopened(),
                m.stopped().stream()
                    .map(s -> new ConsultationsPage.Stopped(s.name(), s.causes()))
                    .toList()))
        .toList();
  }

  private static Line line(Box box, Consultation c, Texts texts) {
    boolean attested = c.message().isEmpty();
    return new Line(
        texts.date(c.at()),
        c.personName(),
        attested,
        c.chain().substring(0, 16),
        attested
            ? box.path() + "/consultations/" + c.position() + "/attestation.pdf"
            : box.path() + "/m/" + c.message());
  }
}
