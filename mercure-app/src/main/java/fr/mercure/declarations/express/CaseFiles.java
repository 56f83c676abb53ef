// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.DeclarationView;
import fr.mercure.declarations.Declarations;
import fr.mercure.declarations.Document;
import fr.mercure.declarations.TimelineLine;
import fr.mercure.declarations.VersionView;
import fr.mercure.declarations.express.CasePage.FindingView;
import fr.mercure.identity.Actor;
import fr.mercure.messages.Catalogue;
import fr.mercure.messages.Reading;
import fr.mercure.web.Texts;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Reads what the register keeps of a declaration: what it says, from the message that wrote its
/// last version; what was found; what was computed.
@Component
class CaseFiles {
  private final Declarations declarations;
  private final ExpressRecords records;

  CaseFiles(Declarations declarations, ExpressRecords records) {
    this.declarations = declarations;
    this.records = records;
  }

  /// What the declaration says, as a draft would hold it; nothing if the actor may not see it or
  /// its message was too broken to be read.
  Optional<DraftContent> content(Actor actor, String reference) {
    return reading(actor, reference)
        .map(reading -> DraftMessage.typed(DraftValues.of(reading.tape())));
  }

  /// What the declaration says, as rules read it.
  Optional<ExpressDeclaration> declaration(Actor actor, String reference) {
    return reading(actor, reference)
        .filter(Reading::accepted)
        .map(reading -> ExpressReader.declaration(reading.tape()));
  }

  /// The declaration of the actor's company that owns an LRN, by its reference.
  Optional<String> ownerOf(Actor actor, String lrn) {
    return lrn.isEmpty()
        ? Optional.empty()
        : declarations
            .find(actor, lrn)
            .filter(view -> view.ownsLrn() && view.filing().lrn().equals(lrn))
            .map(DeclarationView::reference);
  }

  private Optional<Reading> reading(Actor actor, String reference) {
    List<VersionView> versions = declarations.versions(actor, reference);
    return versions.isEmpty()
        ? Optional.empty()
        : declarations
            .message(actor, reference, versions.getLast().message())
            .map(message -> Catalogue.standard().read(message.bytes()))
            .filter(reading -> reading.type().filter(t -> t.name().equals("H7")).isPresent());
  }

  /// What the sender of a request was told if it was refused; nothing if the line is no refusal.
  Optional<ExpressAnswer> refusal(TimelineLine line, List<Document> documents) {
    return line.was().equals(line.became())
        ? line.message()
            .flatMap(key -> documents.stream().filter(d -> d.message() == key).findFirst())
            .map(document -> records.answer(document.answer()))
            .filter(answer -> !answer.accepted())
        : Optional.empty();
  }

  /// The charges kept with a version; nothing if none were computed.
  Optional<ChargesView> charges(VersionView version, Texts texts) {
    return records.charges(version.charges()).map(charges -> new ChargesView(texts, charges));
  }

  /// The findings kept with a version, in the reader's language.
  List<FindingView> findings(VersionView version, Texts texts) {
    return records.findings(version.findings()).stream()
        .map(finding ->
            new FindingView(
                finding.code(),
                (texts.of(finding.text()) + " " + texts.of(finding.remedy())).strip(),
                finding.blocks()))
        .toList();
  }
}
