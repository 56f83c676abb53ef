// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.identity.Right.DECLARATIONS_READ;
import static fr.mercure.identity.Right.EXPRESS_LODGE;

import fr.mercure.declarations.DeclarationView;
import fr.mercure.declarations.Declarations;
import fr.mercure.declarations.Document;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import fr.mercure.web.templates.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The case of one declaration, for its company and for officers alike.
@Controller
class CasePages {
  private final CaseDesk cases;
  private final CaseFeed feed;
  private final ControlStore controls;
  private final DecisionDesk decisions;
  private final Declarations declarations;
  private final Templates templates;

  CasePages(
      CaseDesk cases,
      CaseFeed feed,
      ControlStore controls,
      DecisionDesk decisions,
      Declarations declarations,
      Templates templates) {
    this.cases = cases;
    this.feed = feed;
    this.controls = controls;
    this.decisions = decisions;
    this.declarations = declarations;
    this.templates = templates;
  }

  @Allowed(DECLARATIONS_READ)
  @GetMapping("/dossiers/{reference}")
  View page(Actor actor, Shell shell, @PathVariable String reference) {
    return new Page(templates.expressCase(cases.page(actor, shell, reference)));
  }

  /// The part of the page that changes when the declaration moves.
  @Allowed(DECLARATIONS_READ)
  @GetMapping("/dossiers/{reference}/etat")
  View state(Actor actor, Shell shell, @PathVariable String reference) {
    return new Page(templates.expressCasestate(cases.page(actor, shell, reference)));
  }

  @Allowed(DECLARATIONS_READ)
  @GetMapping(
      value = "/dossiers/{reference}/evenements",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(Actor actor, Texts texts, @PathVariable String reference) {
    DeclarationView view = cases.find(actor, reference);
    return feed.open(view.key(), texts.get("express.case.moved"));
  }

  /// The bytes of a message, exactly as they came.
  @Allowed(DECLARATIONS_READ)
  @GetMapping("/dossiers/{reference}/messages/{message}")
  ResponseEntity<byte[]> message(
      Actor actor, @PathVariable String reference, @PathVariable long message) {
    byte[] bytes =
        declarations.message(actor, reference, message).orElseThrow(DraftDesk::notFound).bytes();
    boolean xml = bytes.length > 0 && bytes[0] != '{';
    return download("%s-%d.%s".formatted(reference, message, xml ? "xml" : "json"), bytes);
  }

  /// What the sender of a message was told.
  @Allowed(DECLARATIONS_READ)
  @GetMapping("/dossiers/{reference}/messages/{message}/reponse")
  ResponseEntity<byte[]> answer(
      Actor actor, @PathVariable String reference, @PathVariable long message) {
    String answer =
        declarations.documents(actor, reference).stream()
            .filter(document -> document.message() == message)
            .map(Document::answer)
            .findFirst()
            .orElseThrow(DraftDesk::notFound);
    return download(
        "%s-%d-reponse.json".formatted(reference, message),
        answer.getBytes(StandardCharsets.UTF_8));
  }

  /// Takes a paper that the office asked for.
  @Allowed(EXPRESS_LODGE)
  @PostMapping("/dossiers/{reference}/pieces")
  View give(
      Actor actor, Shell shell, @PathVariable String reference, @RequestParam MultipartFile piece)
      throws IOException {
    CasePage page = cases.page(actor, shell, reference);
    if (!page.papers().give()) {
      throw DraftDesk.notFound();
    }
    return PaperFile.read(piece)
        .<View>map(paper -> {
          decisions.give(actor, page.view(), paper);
          return Redirect.to(page.path() + "#h-papers");
        })
        .orElseGet(() ->
            new Page(
                templates.expressCase(page.refusing(shell.text("express.papers.refused"))),
                HttpStatus.UNPROCESSABLE_CONTENT));
  }

  @Allowed(DECLARATIONS_READ)
  @GetMapping("/dossiers/{reference}/pieces/{id}")
  ResponseEntity<byte[]> paper(Actor actor, @PathVariable String reference, @PathVariable long id) {
    String name = cases.find(actor, reference).reference();
    GivenDocument given =
        controls.given(name).stream()
            .filter(document -> document.id() == id)
            .findFirst()
            .orElseThrow(DraftDesk::notFound);
    return download(given.name(), controls.body(name, id).orElseThrow(DraftDesk::notFound));
  }

  /// Always a download: nothing that somebody else wrote is shown as a page of ours.
  private static ResponseEntity<byte[]> download(String name, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(bytes);
  }
}
