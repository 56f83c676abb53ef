// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.CaseProgress;
import fr.mercure.declarations.DeclarationView;
import fr.mercure.declarations.Declarations;
import fr.mercure.declarations.Document;
import fr.mercure.declarations.Filing;
import fr.mercure.declarations.TimelineLine;
import fr.mercure.declarations.VersionView;
import fr.mercure.declarations.express.CasePage.Acts;
import fr.mercure.declarations.express.CasePage.DocumentView;
import fr.mercure.declarations.express.CasePage.Papers;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Right;
import fr.mercure.kernel.Finding;
import fr.mercure.tariff.ReferenceData;
import fr.mercure.web.Happening;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import fr.mercure.web.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Gathers what the case page and the control page show of a declaration, for the actor who looks:
/// what that actor may not see is not gathered.
@Component
class CaseDesk {
  private static final Set<String> AMENDABLE = Set.of("PRELODGED", "ACCEPTED", "WAITING");
  private static final Set<String> INVALIDABLE =
      Set.of("PRELODGED", "ACCEPTED", "WAITING", "CONFORM", "NOT_CONFORM", "RELEASED");

  private static final int MOST_REASONS = 3;

  private final Declarations declarations;
  private final CaseFiles files;
  private final ControlStore controls;
  private final ReferenceData lists;
  private final DraftDesk drafts;

  CaseDesk(
      Declarations declarations,
      CaseFiles files,
      ControlStore controls,
      ReferenceData lists,
      DraftDesk drafts) {
    this.declarations = declarations;
    this.files = files;
    this.controls = controls;
    this.lists = lists;
    this.drafts = drafts;
  }

  /// The declaration of this reference.
  ///
  /// @throws org.springframework.web.server.ResponseStatusException 404 if the actor sees none
  DeclarationView find(Actor actor, String reference) {
    return declarations.find(actor, reference).orElseThrow(DraftDesk::notFound);
  }

  /// Everything about one declaration.
  CasePage page(Actor actor, Shell shell, String reference) {
    DeclarationView view = find(actor, reference);
    String name = view.reference();
    Optional<VersionView> last = last(declarations.versions(actor, name));
    List<Document> documents = declarations.documents(actor, name);
    return new CasePage(
        shell,
        view,
        CaseProgress.of(view.filing().standing()),
        timeline(actor, shell.texts(), view, documents),
        last.flatMap(version -> files.charges(version, shell.texts())),
        last.map(version -> files.findings(version, shell.texts())).orElse(List.of()),
        answers(actor, shell.texts(), name),
        documents(shell.texts(), name, documents),
        acts(actor, view),
        papers(actor, view));
  }

  private static Optional<VersionView> last(List<VersionView> versions) {
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
  }

  private List<ReviewPage.Answers> answers(Actor actor, Texts texts, String reference) {
    return files
        .content(actor, reference)
        .map(content -> new SectionViews(content, DraftFindings.NONE, texts, lists, drafts.today()))
        .map(views -> new DraftAnswers(views, "").all())
        .orElse(List.of());
  }

  /// Newest first. An officer also reads what is reserved.
  private List<Happening> timeline(
      Actor actor, Texts texts, DeclarationView view, List<Document> documents) {
    return declarations.timeline(actor, view.reference()).stream()
        .sorted(Comparator.comparingInt(TimelineLine::sequence).reversed())
        .map(line ->
            files
                .refusal(line, documents)
                .map(answer -> refusal(texts, line, answer))
                .orElseGet(() -> happening(texts, view, line)))
        .toList();
  }

  /// A request that was refused, with its reasons in the reader's language.
  private static Happening refusal(Texts texts, TimelineLine line, ExpressAnswer answer) {
    List<String> details =
        Stream.concat(
                Stream.of(line.actorName()),
                answer.findings().stream()
                    .filter(Finding::blocks)
                    .limit(MOST_REASONS)
                    .map(finding -> texts.of(finding.text())))
            .toList();
    String title = texts.get("express.happening.refused." + answer.message());
    return new Happening(line.at(), title, String.join(" – ", details), Tone.BAD);
  }

  private static Happening happening(Texts texts, DeclarationView view, TimelineLine line) {
    boolean same = line.was().equals(line.became());
    String key = same ? "express.happening." + line.became() : "";
    String title = texts.get(same && texts.has(key) ? key : stateKey(line.became(), view.filing()));
    var details = new ArrayList<String>();
    details.add(line.actorName());
    if (!line.note().isEmpty()) {
      details.add(line.note());
    }
    if (!line.reserved().isEmpty()) {
      details.add(texts.get("express.case.reserved", line.reserved()));
    }
    return new Happening(line.at(), title, String.join(" – ", details), tone(line.became()));
  }

  private static String stateKey(String state, Filing filing) {
    return state.equals("UNDER_CONTROL")
        ? "state." + state + filing.standing().control().map(kind -> "." + kind).orElse("")
        : "state." + state;
  }

  private static Tone tone(String state) {
    return switch (state) {
      case "REFUSED", "NOT_CONFORM", "INVALIDATED", "CANCELLED", "EXPIRED" -> Tone.BAD;
      case "UNDER_CONTROL", "WAITING", "PRELODGED" -> Tone.WARN;
      default -> Tone.OK;
    };
  }

  private static List<DocumentView> documents(
      Texts texts, String reference, List<Document> documents) {
    var views = new ArrayList<DocumentView>();
    for (Document document : documents) {
      String path = "/dossiers/%s/messages/%d".formatted(reference, document.message());
      String channel = texts.get("express.channel." + document.channel());
      views.add(
          new DocumentView(
              texts.get("express.case.document.message", channel),
              path,
              document.at(),
              document.sha256(),
              document.size()));
      views.add(
          new DocumentView(
              texts.get("express.case.document.answer", document.at()),
              path + "/reponse",
              document.at(),
              "",
              0));
    }
    return views;
  }

  private static Acts acts(Actor actor, DeclarationView view) {
    String state = view.filing().standing().state();
    boolean own = actor.may(Right.EXPRESS_LODGE) && !actor.isOfficer();
    return new Acts(
        own && AMENDABLE.contains(state),
        own && INVALIDABLE.contains(state),
        own && state.equals("PRELODGED"),
        own);
  }

  private Papers papers(Actor actor, DeclarationView view) {
    String reference = view.reference();
    List<DocumentRequest> asked = controls.requests(reference);
    boolean open = view.filing().standing().state().equals("UNDER_CONTROL");
    return new Papers(
        asked,
        controls.given(reference),
        open && !asked.isEmpty() && actor.may(Right.EXPRESS_LODGE) && !actor.isOfficer(),
        "");
  }
}
