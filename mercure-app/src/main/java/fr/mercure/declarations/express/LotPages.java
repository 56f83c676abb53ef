// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.identity.Right.EXPRESS_LODGE;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.web.FormError;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
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

/// Files of consignments: sending one, its report line by line.
@Controller
class LotPages {
  private static final int ROWS = 100;
  private static final int LONGEST_NAME = 100;

  private final LotDesk desk;
  private final LotStore lots;
  private final Templates templates;

  LotPages(LotDesk desk, LotStore lots, Templates templates) {
    this.desk = desk;
    this.lots = lots;
    this.templates = templates;
  }

  @Allowed(EXPRESS_LODGE)
  @GetMapping("/lots")
  View lots(Actor actor, Shell shell) {
    return page(actor, shell, List.of());
  }

  /// @param essai whether to check only
  @Allowed(EXPRESS_LODGE)
  @PostMapping("/lots")
  View send(
      Actor actor,
      Shell shell,
      @RequestParam MultipartFile fichier,
      @RequestParam(defaultValue = "") String essai)
      throws IOException {
    if (fichier.isEmpty() || fichier.getSize() > LotDesk.LARGEST) {
      return page(
          actor, shell, List.of(new FormError("fichier", shell.text("express.lots.refused"))));
    }
    Lot lot = desk.begin(actor, name(fichier), fichier.getBytes(), !essai.isEmpty());
    return Redirect.to("/lots/" + lot.reference());
  }

  private View page(Actor actor, Shell shell, List<FormError> errors) {
    return new Page(
        templates.expressLots(new LotsPage(shell, lots.last(actor), errors)),
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @Allowed(EXPRESS_LODGE)
  @GetMapping("/lots/{reference}")
  View report(
      Actor actor,
      Shell shell,
      @PathVariable String reference,
      @RequestParam(defaultValue = "") String refus,
      @RequestParam(defaultValue = "0") int apres) {
    Lot lot = lots.find(actor, reference).orElseThrow(DraftDesk::notFound);
    boolean onlyRefused = !refus.isEmpty();
    List<LotLine> lines = lots.lines(lot, onlyRefused, apres, ROWS + 1);
    return new Page(
        templates.expressLot(
            new LotPage(
                shell,
                lot,
                lines.subList(0, Math.min(lines.size(), ROWS)),
                onlyRefused,
                apres,
                lines.size() > ROWS,
                shell.texts().of(lots.fault(lot)))));
  }

  /// A file to start from: the names of all columns, and one consignment of two items.
  @Allowed(EXPRESS_LODGE)
  @GetMapping("/lots/modele.csv")
  ResponseEntity<byte[]> sample(Actor actor) {
    String head =
        DraftForm.FIELDS.stream().map(DraftField::column).collect(Collectors.joining(";"));
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"modele-h7.csv\"")
        .body(("\ufeff" + head + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String name(MultipartFile file) {
    String given = Objects.requireNonNullElse(file.getOriginalFilename(), "");
    String plain = given.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
    return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
  }
}
