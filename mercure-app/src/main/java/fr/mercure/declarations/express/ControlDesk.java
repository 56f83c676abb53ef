// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.CaseProgress;
import fr.mercure.declarations.DeclarationFilter;
import fr.mercure.declarations.DeclarationView;
import fr.mercure.declarations.Declarations;
import fr.mercure.declarations.Filing;
import fr.mercure.declarations.TimelineLine;
import fr.mercure.declarations.express.ControlPage.Count;
import fr.mercure.declarations.express.ControlPage.ItemResult;
import fr.mercure.declarations.express.ControlPage.Point;
import fr.mercure.declarations.express.ControlQueuePage.Row;
import fr.mercure.identity.Actor;
import fr.mercure.web.Choice;
import fr.mercure.web.Due;
import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Gathers what officers see of controls: their queue, and one control with the reason of its
/// selection, its checklist and the operator's past.
@Component
@EnableConfigurationProperties(ControlSettings.class)
class ControlDesk {
  private static final int MOST_ROWS = 60;

  /// Among how many the most pressing are looked for: those that have waited longest.
  private static final int MOST_READ = 1_000;

  private static final String[] TO_DO = {"UNDER_CONTROL", "CONFORM", "NOT_CONFORM"};

  private final Declarations declarations;
  private final ControlStore controls;
  private final CaseDesk cases;
  private final ControlSettings settings;
  private final Clock clock;

  ControlDesk(
      Declarations declarations,
      ControlStore controls,
      CaseDesk cases,
      ControlSettings settings,
      Clock clock) {
    this.declarations = declarations;
    this.controls = controls;
    this.cases = cases;
    this.settings = settings;
    this.clock = clock;
  }

  /// The queue of the officer's office, the most pressing first.
  ///
  /// @param kind `DOCUMENTARY`, `PHYSICAL`, or empty
  /// @param whose `MOI`, `LIBRE`, or empty
  ControlQueuePage queue(Actor officer, Shell shell, String kind, String whose) {
    String office = officer.office().orElseThrow(DraftDesk::notFound);
    List<DeclarationView> views =
        declarations.waiting(office, List.of(TO_DO), MOST_READ).stream()
            .filter(view -> kind.isEmpty() || kind.equals(kindOf(view)))
            .toList();
    Map<String, ControlWork> work =
        controls.find(views.stream().map(DeclarationView::reference).toList());
    List<Row> rows =
        views.stream()
            .filter(view -> isWanted(officer, workOf(work, view), whose))
            .sorted(Comparator.comparing(this::dueAt))
            .limit(MOST_ROWS)
            .map(view -> row(officer, shell, view, workOf(work, view)))
            .toList();
    return new ControlQueuePage(
        shell, office, kind, whose, kinds(shell.texts()), owners(shell.texts()), rows);
  }

  private static ControlWork workOf(Map<String, ControlWork> work, DeclarationView view) {
    return work.getOrDefault(view.reference(), ControlWork.NONE);
  }

  private static boolean isWanted(Actor officer, ControlWork work, String whose) {
    return switch (whose) {
      case "MOI" -> work.takenBy().equals(officer.id());
      case "LIBRE" -> work.takenName().isEmpty();
      default -> true;
    };
  }

  private Row row(Actor officer, Shell shell, DeclarationView view, ControlWork work) {
    Filing.Standing standing = view.filing().standing();
    return new Row(
        view.reference(),
        due(view, shell.texts()),
        "%s, %s".formatted(view.filing().importer(), view.filing().goods()),
        shell.text(CaseProgress.key(standing)),
        CaseProgress.of(standing).tone(),
        reason(officer, view),
        age(Duration.between(since(view), clock.instant()), shell.texts()),
        work.takenName(),
        work.takenBy().equals(officer.id()));
  }

  private static List<Choice> kinds(Texts texts) {
    return List.of(
        new Choice("", texts.get("express.queue.all")),
        new Choice("DOCUMENTARY", texts.get("state.UNDER_CONTROL.DOCUMENTARY")),
        new Choice("PHYSICAL", texts.get("state.UNDER_CONTROL.PHYSICAL")));
  }

  private static List<Choice> owners(Texts texts) {
    return List.of(
        new Choice("", texts.get("express.queue.all")),
        new Choice("MOI", texts.get("express.queue.mine")),
        new Choice("LIBRE", texts.get("express.queue.free")));
  }

  /// One control. Only declarations under control have one.
  ControlPage page(Actor officer, Shell shell, String reference, List<FormError> errors) {
    CasePage file = cases.page(officer, shell, reference);
    ControlWork work = controls.find(file.view().reference());
    boolean open = isOpenTo(officer, file.view());
    String reason = reason(officer, file.view());
    return new ControlPage(
        file,
        due(file.view(), shell.texts()),
        reason,
        work,
        open,
        open && work.takenBy().equals(officer.id()),
        points(profileOf(reason), shell.texts(), file.view(), work),
        items(shell.texts(), file.view(), work),
        history(officer, shell.texts(), file.view()),
        errors);
  }

  /// Whether this officer has something to do: there is something, and it lies at their office.
  static boolean isOpenTo(Actor officer, DeclarationView view) {
    return List.of(TO_DO).contains(view.filing().standing().state())
        && officer.office().filter(view.filing().office()::equals).isPresent();
  }

  private static List<Point> points(
      String profile, Texts texts, DeclarationView view, ControlWork work) {
    return ControlChecklist.of(kindOf(view), profile).stream()
        .map(key -> new Point(key, texts.get("express.point." + key), work.ticked().contains(key)))
        .toList();
  }

  private static List<ItemResult> items(Texts texts, DeclarationView view, ControlWork work) {
    return IntStream.rangeClosed(1, view.filing().items())
        .mapToObj(rank ->
            new ItemResult(
                rank,
                texts.get("express.item", rank),
                work.results().containsKey(rank) ? work.results().get(rank).name() : ""))
        .toList();
  }

  /// What became of the last declarations of the same declarant.
  private List<Count> history(Actor officer, Texts texts, DeclarationView view) {
    DeclarationFilter filter = DeclarationFilter.ALL.of(view.filing().company());
    Map<String, Long> counts =
        declarations.search(officer, filter, "", Declarations.LARGEST_SLICE).rows().stream()
            .collect(
                Collectors.groupingBy(
                    past -> past.filing().standing().state(), TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> new Count(texts.get("state." + entry.getKey()), entry.getValue()))
        .toList();
  }

  private String reason(Actor officer, DeclarationView view) {
    return declarations.timeline(officer, view.reference()).stream()
        .filter(line -> line.became().equals("UNDER_CONTROL") && !line.reserved().isEmpty())
        .map(TimelineLine::reserved)
        .findFirst()
        .orElse("");
  }

  /// The name of the profile stands at the start of what is reserved.
  private static String profileOf(String reason) {
    int end = reason.indexOf(' ');
    return end < 0 ? reason : reason.substring(0, end).replace(":", "");
  }

  private Due due(DeclarationView view, Texts texts) {
    return Due.of(dueAt(view), clock.instant(), texts);
  }

  private Instant dueAt(DeclarationView view) {
    return since(view).plus(settings.of(kindOf(view)));
  }

  private static Instant since(DeclarationView view) {
    return view.filing().standing().since();
  }

  private static String kindOf(DeclarationView view) {
    return view.filing().standing().control().orElse("DOCUMENTARY");
  }

  private static String age(Duration age, Texts texts) {
    if (age.toHours() < 1) {
      return texts.get("express.queue.minutes", age.toMinutes());
    }
    return age.toDays() < 2
        ? texts.get("express.queue.hours", age.toHours())
        : texts.get("express.queue.days", age.toDays());
  }
}
