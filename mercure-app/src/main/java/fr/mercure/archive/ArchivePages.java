// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import fr.mercure.archive.ArchiveSearchStore.Dossier;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Right;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What is kept of one declaration: its links, its pieces, and the extract that proves them
/// elsewhere.
@Controller
class ArchivePages {
  private static final int LONGEST_REASON = 500;

  private final ArchiveStore store;
  private final ArchiveSearchStore search;
  private final ArchiveWording wording;
  private final Extracts extracts;
  private final Templates templates;

  ArchivePages(
      ArchiveStore store,
      ArchiveSearchStore search,
      ArchiveWording wording,
      Extracts extracts,
      Templates templates) {
    this.store = store;
    this.search = search;
    this.wording = wording;
    this.extracts = extracts;
    this.templates = templates;
  }

  @GetMapping("/archives/{reference}")
  @Allowed(Right.ARCHIVE_READ)
  Page show(Actor actor, Shell shell, @PathVariable String reference) {
    Dossier dossier = find(actor, reference);
    return new Page(
        templates.archiveDossier(
            wording.dossier(
                shell, actor, dossier, search.entries(dossier), search.holds(dossier))));
  }

  @GetMapping("/archives/{reference}/pieces/{position}")
  @Allowed(Right.ARCHIVE_READ)
  ResponseEntity<byte[]> piece(
      Actor actor, @PathVariable String reference, @PathVariable long position) {
    Dossier dossier = find(actor, reference);
    byte[] content =
        search.content(dossier, position).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    return file("%s-%d".formatted(dossier.reference(), position), "bin", content);
  }

  /// The pieces with all that is needed to verify them by hand, as a ZIP.
  @GetMapping("/archives/{reference}/extrait.zip")
  @Allowed(Right.ARCHIVE_READ)
  ResponseEntity<byte[]> extract(Actor actor, @PathVariable String reference) {
    Dossier dossier = find(actor, reference);
    return file("archive-" + dossier.reference(), "zip", extracts.of(dossier));
  }

  /// Places or lifts an order to keep.
  @PostMapping("/archives/{reference}/conservation")
  @Allowed(Right.CONTROL_DECIDE)
  ResponseEntity<Void> hold(
      Actor actor,
      @PathVariable String reference,
      @RequestParam boolean placed,
      @RequestParam(defaultValue = "") String reason) {
    Dossier dossier = find(actor, reference);
    String why = reason.strip();
    if (!why.isEmpty() && why.length() <= LONGEST_REASON) {
      store.hold(dossier.declaration(), placed, why, actor.id());
    }
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(ArchiveWording.path(dossier.reference())))
        .build();
  }

  private Dossier find(Actor actor, String reference) {
    return search.find(actor, reference).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
  }

  /// Always saved, never shown: a piece is what a stranger sent.
  private static ResponseEntity<byte[]> file(String name, String ending, byte[] content) {
    String safe = name.replaceAll("[^A-Za-z0-9_-]", "_");
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header("Content-Disposition", "attachment; filename=\"%s.%s\"".formatted(safe, ending))
        .body(content);
  }
}
