// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.DeclarationView;
import fr.mercure.declarations.Declarations;
import fr.mercure.declarations.Recorded;
import fr.mercure.identity.Actor;
import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Wording;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Hands what pages have prepared to {@link ExpressDesk}, and keeps what became of the draft. A
/// page has no path of its own to the register.
@Component
class LodgingDesk {
  private static final String CHANNEL = "FORM";
  private static final String BATCH = "BATCH";

  private final ExpressDesk desk;
  private final ExpressRecords records;
  private final Declarations declarations;
  private final DraftDesk drafts;
  private final DraftStore store;
  private final DraftForms forms;
  private final Clock clock;

  LodgingDesk(
      ExpressDesk desk,
      ExpressRecords records,
      Declarations declarations,
      DraftDesk drafts,
      DraftStore store,
      DraftForms forms,
      Clock clock) {
    this.desk = desk;
    this.records = records;
    this.declarations = declarations;
    this.drafts = drafts;
    this.store = store;
    this.forms = forms;
    this.clock = clock;
  }

  /// What became of a wish to lodge a draft.
  sealed interface Lodged {
    /// Taken or refused; the draft says which.
    record Answered() implements Lodged {}

    /// Nothing was stored: lodge again in a moment.
    record Busy() implements Lodged {}
  }

  /// Lodges a draft, or asks for the amendment that it holds.
  Lodged lodge(Actor actor, Draft draft) {
    Incoming incoming = incoming(actor, draft);
    ExpressVerdict verdict =
        draft.kind() == Draft.Kind.AMENDMENT
            ? desk.request(actor, draft.origin(), ExpressMessage.Kind.H7, incoming)
            : desk.lodge(actor, incoming);
    if (!(verdict instanceof ExpressVerdict.Answered(var answer, _))) {
      return new Lodged.Busy();
    }
    String reference = draft.kind() == Draft.Kind.AMENDMENT ? draft.origin() : answer.reference();
    store.answered(actor, draft, reference.isEmpty() ? "-" : reference, answer.accepted());
    return new Lodged.Answered();
  }

  private Incoming incoming(Actor actor, Draft draft) {
    return new Incoming(CHANNEL, Optional.empty(), drafts.message(actor, draft));
  }

  /// What became of a consignment of a file.
  ///
  /// @param reference under which the declaration is found; empty if under none
  record Answer(boolean taken, String reference, List<Finding> findings) {}

  /// Lodges a consignment that no draft holds.
  Answer lodge(Actor actor, byte[] message) {
    ExpressVerdict verdict = desk.lodge(actor, new Incoming(BATCH, Optional.empty(), message));
    return verdict instanceof ExpressVerdict.Answered(var answer, _)
        ? new Answer(answer.accepted(), answer.reference(), answer.findings())
        : new Answer(false, "", List.of());
  }

  /// The draft of an amendment with the reason why it is asked for.
  Draft withReason(Actor actor, Draft draft, String code, String text) {
    var edit =
        DraftEdit.of(
            draft.version(),
            content ->
                content.with(DraftMessage.REASON, code).with(DraftMessage.REASON_TEXT, text));
    store.save(actor, draft.reference(), edit);
    return drafts.find(actor, draft.reference());
  }

  /// Why the last lodging of a draft was refused, each reason with where to mend it. Once the draft
  /// has changed since, what the check says of it now.
  List<LodgedPage.Mend> mends(Actor actor, Shell shell, Draft draft) {
    DraftFrame frame = forms.frame(shell, actor, draft, true);
    DraftFindings found =
        declarations
            .answered(incoming(actor, draft).received(actor, clock.instant()))
            .map(Recorded.SameAgain::answer)
            .map(text -> DraftFindings.of(records.answer(text).findings()))
            .orElse(frame.findings());
    return found.blocking().stream()
        .map(placed -> new LodgedPage.Mend(frame.sentence(placed), frame.mend(placed, true)))
        .toList();
  }

  /// Asks for a declaration to have no effect.
  ///
  /// @return why it was refused; nothing if it was granted
  Optional<String> invalidate(
      Actor actor, DeclarationView view, String reason, String text, Texts texts) {
    byte[] message = ActMessages.invalidation(view, DraftDesk.companyOf(actor), reason, text);
    return request(actor, view, ExpressMessage.Kind.INV, message, texts);
  }

  /// Tells that the goods of a pre-lodged declaration have come.
  ///
  /// @param location where they are, by place in the message
  /// @return why it was refused; nothing if it was granted
  Optional<String> present(
      Actor actor, DeclarationView view, Map<String, String> location, Texts texts) {
    byte[] message = ActMessages.presentation(view, DraftDesk.companyOf(actor), location);
    return request(actor, view, ExpressMessage.Kind.I2, message, texts);
  }

  private Optional<String> request(
      Actor actor, DeclarationView view, ExpressMessage.Kind kind, byte[] message, Texts texts) {
    var incoming = new Incoming(CHANNEL, Optional.empty(), message);
    return switch (desk.request(actor, view.reference(), kind, incoming)) {
      case ExpressVerdict.Answered(var answer, _) ->
          answer.accepted() ? Optional.empty() : Optional.of(sentences(answer, texts));
      case ExpressVerdict.NotAllowed(Wording why) -> Optional.of(texts.of(why));
      case ExpressVerdict.NotFound _ -> throw DraftDesk.notFound();
      case ExpressVerdict.Busy _ -> Optional.of(texts.get("express.act.busy"));
      case ExpressVerdict.Overtaken _ -> Optional.of(texts.get("express.act.busy"));
      case ExpressVerdict.KeyReused _ -> Optional.of(texts.get("express.act.busy"));
    };
  }

  private static String sentences(ExpressAnswer answer, Texts texts) {
    return String.join(
        " ",
        answer.findings().stream()
            .filter(Finding::blocks)
            .map(finding -> texts.of(finding.text()) + " " + texts.of(finding.remedy()))
            .toList());
  }
}
