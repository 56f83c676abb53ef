// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

import fr.mercure.archive.ArchiveListPage.Query;
import fr.mercure.archive.ArchiveSearchStore.After;
import fr.mercure.archive.ArchiveSearchStore.Dossier;
import fr.mercure.archive.ArchiveSearchStore.Filter;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Company;
import fr.mercure.identity.Identity;
import fr.mercure.identity.Right;
import fr.mercure.kernel.Eori;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import fr.mercure.web.templates.Templates;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/// What is kept, by period, reference and company.
@Controller
class ArchiveListPages {
  private static final int ROWS = 100;
  private static final int CSV_ROWS = 10_000;
  private static final int LONGEST_DAY = "2026-11-24".length();
  private static final Pattern PLACE = Pattern.compile("([0-9]{1,17})-([0-9]{1,18})");

  private final ArchiveStore store;
  private final ArchiveSearchStore search;
  private final ArchiveWording wording;
  private final Identity identity;
  private final Templates templates;

  ArchiveListPages(
      ArchiveStore store,
      ArchiveSearchStore search,
      ArchiveWording wording,
      Identity identity,
      Templates templates) {
    this.store = store;
    this.search = search;
    this.wording = wording;
    this.identity = identity;
    this.templates = templates;
  }

  @GetMapping("/archives")
  @Allowed(Right.ARCHIVE_READ)
  Page list(
      Actor actor,
      Shell shell,
      @RequestParam(defaultValue = "") String du,
      @RequestParam(defaultValue = "") String au,
      @RequestParam(defaultValue = "") String reference,
      @RequestParam(defaultValue = "") String entreprise,
      @RequestParam(defaultValue = "") String apres) {
    var query = new Query(du.strip(), au.strip(), reference.strip(), entreprise.strip());
    Optional<Filter> filter = filter(query);
    List<Dossier> rows =
        filter.map(f -> search.list(actor, f, place(apres), ROWS + 1)).orElse(List.of());
    var head = store.head();
    return new Page(
        templates.archiveList(
            new ArchiveListPage(
                shell,
                actor.isOfficer(),
                query,
                filter.isEmpty() ? shell.text("archive.filter.wrong") : "",
                rows.stream().limit(ROWS).map(d -> wording.row(shell.texts(), d)).toList(),
                rows.size() > ROWS ? address(query, "/archives", next(rows.get(ROWS - 1))) : "",
                address(query, "/archives.csv", ""),
                shell.text("archive.head", head.position(), head.chain()))));
  }

  /// The same list as a file, at most 10,000 rows; a last line says if there are more.
  @GetMapping("/archives.csv")
  @Allowed(Right.ARCHIVE_READ)
  ResponseEntity<byte[]> csv(
      Actor actor,
      Texts texts,
      @RequestParam(defaultValue = "") String du,
      @RequestParam(defaultValue = "") String au,
      @RequestParam(defaultValue = "") String reference,
      @RequestParam(defaultValue = "") String entreprise) {
    var query = new Query(du.strip(), au.strip(), reference.strip(), entreprise.strip());
    List<Dossier> rows =
        filter(query)
            .map(f -> search.list(actor, f, Optional.empty(), CSV_ROWS + 1))
            .orElse(List.of());
    var csv = new StringBuilder(texts.get("archive.csv.head")).append("\r\n");
    Map<Long, String> companies = new HashMap<>();
    rows.stream()
        .limit(CSV_ROWS)
        .forEach(d -> {
          String company = companies.computeIfAbsent(d.company(), _ -> wording.company(d));
          csv.append(line(d, company)).append("\r\n");
        });
    if (rows.size() > CSV_ROWS) {
      csv.append(texts.get("archive.csv.more", CSV_ROWS)).append("\r\n");
    }
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/csv;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"archives.csv\"")
        .body(csv.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String line(Dossier dossier, String company) {
    return String.join(
        ";",
        cell(dossier.mrn()),
        cell(dossier.lrn()),
        cell(company),
        dossier.openedAt().toString(),
        Integer.toString(dossier.entries()),
        dossier.retainedUntil().toString(),
        Boolean.toString(dossier.held()));
  }

  /// Quoted; a value that a spreadsheet would run as a formula is defused.
  private static String cell(String value) {
    String safe =
        !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  /// Empty if a date or the EORI cannot be read.
  private Optional<Filter> filter(Query query) {
    try {
      Optional<Long> company = company(query.company());
      return Optional.of(
          new Filter(
              day(query.from()).map(ArchiveListPages::start),
              day(query.until()).map(day -> start(day.plusDays(1))),
              query.reference(),
              company));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// A number that no company has is one that nothing was kept of.
  private Optional<Long> company(String eori) {
    return eori.isEmpty()
        ? Optional.empty()
        : Optional.of(identity.company(new Eori(eori)).map(Company::id).orElse(0L));
  }

  private static Optional<LocalDate> day(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.length() != LONGEST_DAY) {
      throw new DateTimeException("a year that no database knows: " + text);
    }
    return Optional.of(LocalDate.parse(text));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(Texts.ZONE).toInstant();
  }

  private static Optional<After> place(String text) {
    Matcher place = PLACE.matcher(text);
    return place.matches()
        ? Optional.of(
            new After(
                Instant.EPOCH.plus(Long.parseLong(place.group(1)), ChronoUnit.MICROS),
                Long.parseLong(place.group(2))))
        : Optional.empty();
  }

  private static String next(Dossier last) {
    return "%d-%d"
        .formatted(ChronoUnit.MICROS.between(Instant.EPOCH, last.openedAt()), last.declaration());
  }

  private static String address(Query query, String path, String after) {
    return UriComponentsBuilder.fromPath(path)
        .queryParamIfPresent("du", given(query.from()))
        .queryParamIfPresent("au", given(query.until()))
        .queryParamIfPresent("reference", given(query.reference()))
        .queryParamIfPresent("entreprise", given(query.company()))
        .queryParamIfPresent("apres", given(after))
        .encode()
        .build()
        .toUriString();
  }

  private static Optional<String> given(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }
}
