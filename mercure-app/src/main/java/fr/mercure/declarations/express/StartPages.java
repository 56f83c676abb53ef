// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.identity.Right.EXPRESS_LODGE;

import fr.mercure.declarations.DeclarationFilter;
import fr.mercure.declarations.DeclarationView;
import fr.mercure.declarations.Declarations;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/// Where a new declaration starts.
@Controller
class StartPages {
  private static final int LAST = 5;

  private final DraftDesk desk;
  private final DraftStore drafts;
  private final CaseFiles files;
  private final Declarations declarations;
  private final Templates templates;

  StartPages(
      DraftDesk desk,
      DraftStore drafts,
      CaseFiles files,
      Declarations declarations,
      Templates templates) {
    this.desk = desk;
    this.drafts = drafts;
    this.files = files;
    this.declarations = declarations;
    this.templates = templates;
  }

  @Allowed(EXPRESS_LODGE)
  @GetMapping("/declarations/nouvelle")
  View start(Actor actor, Shell shell) {
    return page(actor, shell, List.of());
  }

  /// Makes the draft and opens it.
  ///
  /// @param quoi `vide`, `copie` or `modele`
  /// @param depuis what to copy: a declaration's reference, or a template's
  @Allowed(EXPRESS_LODGE)
  @PostMapping("/declarations/nouvelle")
  View begin(
      Actor actor, @RequestParam String quoi, @RequestParam(defaultValue = "") String depuis) {
    Draft draft =
        switch (quoi) {
          case "copie" ->
              desk.copy(
                  actor, files.content(actor, depuis).orElseThrow(DraftDesk::notFound), depuis);
          case "modele" -> desk.copy(actor, template(actor, depuis).content(), "");
          default -> desk.blank(actor);
        };
    return Redirect.to("/d/" + draft.reference());
  }

  /// Makes a draft out of a message in a file.
  @Allowed(EXPRESS_LODGE)
  @PostMapping("/declarations/nouvelle/fichier")
  View open(Actor actor, Shell shell, @RequestParam MultipartFile fichier) throws IOException {
    if (fichier.getSize() > DraftFile.LARGEST) {
      return page(actor, shell, List.of(shell.text("express.start.file.large")));
    }
    DraftFile file = DraftFile.read(fichier.getBytes());
    Optional<DraftContent> content = file.content();
    if (content.isEmpty()) {
      List<String> why =
          file.findings().stream().map(finding -> shell.texts().of(finding.text())).toList();
      return page(
          actor, shell, why.isEmpty() ? List.of(shell.text("express.start.file.unknown")) : why);
    }
    Draft draft = desk.take(actor, content.get());
    return Redirect.to("/d/" + draft.reference() + "/verifier");
  }

  private Draft template(Actor actor, String reference) {
    return drafts
        .find(actor, reference)
        .filter(draft -> draft.kind() == Draft.Kind.TEMPLATE)
        .orElseThrow(DraftDesk::notFound);
  }

  private View page(Actor actor, Shell shell, List<String> refused) {
    List<StartPage.Last> last =
        declarations.search(actor, DeclarationFilter.ALL, "", LAST).rows().stream()
            .map(StartPages::last)
            .toList();
    return new Page(
        templates.expressStart(
            new StartPage(
                shell,
                last,
                drafts.open(actor, Draft.Kind.DECLARATION),
                drafts.open(actor, Draft.Kind.TEMPLATE),
                refused)),
        refused.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static StartPage.Last last(DeclarationView view) {
    String subject = "%s, %s".formatted(view.filing().importer(), view.filing().goods());
    return new StartPage.Last(view.reference(), view.name(), subject, view.lodged());
  }
}
