// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import static fr.mercure.identity.Right.DECLARATIONS_READ;
import static fr.mercure.identity.Right.EXPRESS_LODGE;

import fr.mercure.declarations.DeclarationListPage.Row;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.web.Choice;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import fr.mercure.web.Tone;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Lists of declarations: all of them, and those of one procedure. The filters are in the address.
@Controller
class DeclarationListPages {
  private static final int ROWS = 100;

  /// Rows of a file: a spreadsheet opens them, and the database is not held for long.
  private static final int MOST_CSV_ROWS = 50_000;

  private final Declarations declarations;
  private final Templates templates;
  private final Clock clock;

  DeclarationListPages(Declarations declarations, Templates templates, Clock clock) {
    this.declarations = declarations;
    this.templates = templates;
    this.clock = clock;
  }

  @Allowed(DECLARATIONS_READ)
  @GetMapping({"/declarations/express", "/dossiers", "/declarations"})
  View list(
      Actor actor,
      Shell shell,
      Query query,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String apres) {
    String path = request.getRequestURI();
    boolean cases = path.equals("/dossiers");
    DeclarationSearch search = query.search(cases ? "EN_COURS" : "");
    Slice<DeclarationView> slice = declarations.search(actor, search.filter(), apres, ROWS);
    Texts texts = shell.texts();
    return new Page(
        templates.declarationsList(
            new DeclarationListPage(
                shell,
                path,
                texts.get(cases ? "declarations.cases.title" : "declarations.express.title"),
                actor.may(EXPRESS_LODGE) && !actor.isOfficer(),
                search,
                states(texts),
                circuits(texts),
                slice.rows().stream().map(view -> row(view, texts)).toList(),
                apres.isEmpty(),
                slice.next())));
  }

  /// The rows as a file that a spreadsheet of the reader's language opens.
  @Allowed(DECLARATIONS_READ)
  @GetMapping({"/declarations/express.csv", "/dossiers.csv", "/declarations.csv"})
  void csv(
      Actor actor,
      Texts texts,
      Query query,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    boolean cases = request.getRequestURI().startsWith("/dossiers");
    DeclarationFilter filter = query.search(cases ? "EN_COURS" : "").filter();
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"declarations-%s.csv\"".formatted(today()));
    PrintWriter out = new PrintWriter(response.getOutputStream(), false, StandardCharsets.UTF_8);
    out.print('\ufeff');
    out.print(line(head(texts)));
    String cursor = "";
    int written = 0;
    do {
      Slice<DeclarationView> slice =
          declarations.search(actor, filter, cursor, Declarations.LARGEST_SLICE);
      slice.rows().forEach(view -> out.print(line(cells(view, texts))));
      written += slice.rows().size();
      cursor = slice.next().orElse("");
    } while (!cursor.isEmpty() && written < MOST_CSV_ROWS);
    out.flush();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
  }

  private Row row(DeclarationView view, Texts texts) {
    Filing filing = view.filing();
    Filing.Standing standing = filing.standing();
    CaseProgress progress = CaseProgress.of(standing);
    return new Row(
        view.name(),
        "/dossiers/" + view.reference(),
        subject(filing),
        filing.items(),
        filing
            .value()
            .map(value -> texts.get("declarations.euros", texts.number(value)))
            .orElse(""),
        filing.office(),
        progress.step(),
        progress.tone(),
        texts.get(CaseProgress.key(standing)),
        standing.circuit().map(circuit -> texts.get("circuit." + circuit)).orElse(""),
        standing.circuit().map(DeclarationListPages::tone).orElse(Tone.NEUTRAL),
        at(view.changed(), texts));
  }

  private static String subject(Filing filing) {
    return Stream.of(filing.importer(), filing.goods())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /// The tone of a circuit.
  static Tone tone(String circuit) {
    return switch (circuit) {
      case "GREEN" -> Tone.OK;
      case "ORANGE" -> Tone.WARN;
      default -> Tone.BAD;
    };
  }

  /// The hour today, the day before that.
  private String at(Instant at, Texts texts) {
    boolean today = LocalDate.ofInstant(at, Texts.ZONE).equals(today());
    return today ? texts.time(at) : texts.date(LocalDate.ofInstant(at, Texts.ZONE));
  }

  private static List<Choice> states(Texts texts) {
    var choices = new ArrayList<Choice>();
    choices.add(new Choice("", texts.get("declarations.filter.all")));
    choices.add(new Choice("EN_COURS", texts.get("declarations.filter.under-way")));
    DeclarationFilter.STATES.forEach(s -> choices.add(new Choice(s, texts.get("state." + s))));
    return choices;
  }

  private static List<Choice> circuits(Texts texts) {
    return Stream.of("", "GREEN", "ORANGE", "RED")
        .map(circuit ->
            new Choice(
                circuit,
                texts.get(circuit.isEmpty() ? "declarations.filter.all" : "circuit." + circuit)))
        .toList();
  }

  private static List<String> head(Texts texts) {
    return Stream.of(
            "reference",
            "lrn",
            "state",
            "circuit",
            "office",
            "importer",
            "goods",
            "items",
            "value",
            "mass",
            "lodged",
            "changed")
        .map(column -> texts.get("declarations.column." + column))
        .toList();
  }

  private static List<String> cells(DeclarationView view, Texts texts) {
    Filing filing = view.filing();
    return List.of(
        view.reference(),
        filing.lrn(),
        texts.get(CaseProgress.key(filing.standing())),
        filing.standing().circuit().map(circuit -> texts.get("circuit." + circuit)).orElse(""),
        filing.office(),
        filing.importer(),
        filing.goods(),
        Integer.toString(filing.items()),
        filing.value().map(texts::number).orElse(""),
        filing.grossMass().map(texts::number).orElse(""),
        texts.date(view.lodged()),
        texts.date(view.changed()));
  }

  private static String line(List<String> cells) {
    return cells.stream().map(DeclarationListPages::cell).collect(Collectors.joining(";")) + "\r\n";
  }

  /// Quoted, and harmless to a spreadsheet that computes what begins like a formula.
  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }

  /// Parameters of the address; absent ones are empty.
  record Query(
      @Nullable String etat,
      @Nullable String bureau,
      @Nullable String circuit,
      @Nullable String du,
      @Nullable String au,
      @Nullable String texte) {

    /// @param state what an address without any state means
    DeclarationSearch search(String state) {
      return new DeclarationSearch(
          etat == null ? state : etat,
          given(bureau).toUpperCase(Locale.ROOT),
          given(circuit),
          given(du),
          given(au),
          given(texte));
    }

    private static String given(@Nullable String value) {
      return value == null ? "" : value;
    }
  }
}
