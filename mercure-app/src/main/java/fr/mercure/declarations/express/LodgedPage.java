// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.CaseProgress;
import fr.mercure.declarations.DeclarationView;
import fr.mercure.web.Shell;
import fr.mercure.web.Tone;
import java.util.List;
import java.util.Optional;

/// What became of a lodging.
///
/// @param view the declaration as it now stands; nothing if it was refused
/// @param errors why it was refused, each with where to mend it
public record LodgedPage(
    Shell shell, Draft draft, Optional<DeclarationView> view, List<Mend> errors) {
  /// A reason of refusal and the address of the field.
  public record Mend(String text, String path) {}

  public LodgedPage {
    errors = List.copyOf(errors);
  }

  static LodgedPage taken(Shell shell, Draft draft, DeclarationView view) {
    return new LodgedPage(shell, draft, Optional.of(view), List.of());
  }

  static LodgedPage refused(Shell shell, Draft draft, List<Mend> errors) {
    return new LodgedPage(shell, draft, Optional.empty(), errors);
  }

  public String title() {
    String taken =
        draft.kind() == Draft.Kind.AMENDMENT ? "express.lodged.amended" : "express.lodged.title";
    return shell.text(view.isPresent() ? taken : "express.lodged.refused");
  }

  public String reference() {
    return view.map(DeclarationView::reference).orElse("");
  }

  /// Whether the reference is an MRN, rather than a provisional one.
  public boolean accepted() {
    return view.flatMap(v -> v.filing().standing().mrn()).isPresent();
  }

  public Tone tone() {
    return view.map(v -> CaseProgress.of(v.filing().standing()).tone()).orElse(Tone.BAD);
  }

  public String state() {
    return view.map(v -> shell.text(CaseProgress.key(v.filing().standing()))).orElse("");
  }

  /// What happens next.
  public String next() {
    return view.map(v -> shell.text("express.waiting." + v.filing().standing().state())).orElse("");
  }
}
