// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.RuleCard.rule;

import fr.mercure.declarations.express.ExpressDeclaration.Document;
import fr.mercure.declarations.express.ExpressDeclaration.GoodsLocation;
import fr.mercure.declarations.express.ExpressDeclaration.Information;
import fr.mercure.declarations.express.ExpressDeclaration.PreviousDocument;
import fr.mercure.kernel.Pointer;
import fr.mercure.tariff.CodeList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where the goods are, what brought them there and which papers go with them.
enum ExpressPlaceRules implements ExpressRule {
  /// Goods that are here are somewhere.
  LOCATION_NEEDED(
      rule("H7-0500", "16 15 000 000", "H7 guide H7-11; UCC art. 139")
          .says(
              "Déclaration IMA : la localisation des marchandises (16 15 000 000) manque.",
              "IMA declaration: the location of goods (16 15 000 000) is missing.")
          .remedy(
              "Ajoutez-la, ou déposez en IMD avant l'arrivée.",
              "Add it, or lodge as IMD before arrival.")
          .judged((h7, _, report) -> {
            if (h7.typeCode().equals("IMA") && h7.location().isEmpty()) {
              report.add(ExpressPlaces.LOCATION, "");
            }
          })),

  /// An H7 knows three kinds of places.
  LOCATION_TYPE(
      rule("H7-0510", "16 15 045 000", "H7 guide 1.1.7, GoodsLocation")
          .says(
              "Localisation (16 15 045 000) : lieu de type {0}, A, C ou D attendu.",
              "Location (16 15 045 000): place of type {0}, A, C or D expected.")
          .remedy(
              "A : lieu désigné, C : lieu approuvé, D : autre lieu.",
              "A: designated place, C: approved place, D: other place.")
          .judged((h7, context, report) ->
              h7.location()
                  .map(GoodsLocation::typeCode)
                  .filter(
                      type -> !context.data().knows(CodeList.LOCATION_TYPE, type, context.day()))
                  .ifPresent(type -> report.add(ExpressPlaces.LOCATION.child("TypeCode"), type)))),

  /// An address is whole, an office and a UN/LOCODE are real.
  LOCATION_NAME(
      rule("H7-0520", "16 15 000 000", "H7 guide 1.1.7, GoodsLocation; UN/LOCODE")
          .says(
              "Localisation (16 15 000 000) : « {0} » ne désigne pas un lieu de type {1}.",
              "Location (16 15 000 000): “{0}” does not name a place of kind {1}.")
          .remedy(
              "U : UN/LOCODE, par exemple FRCDG. V : numéro du bureau. Z : rue, code postal,"
                  + " ville.",
              "U: UN/LOCODE, such as FRCDG. V: office number. Z: street, postcode, city.")
          .judged((h7, context, report) ->
              h7.location().ifPresent(location -> name(location, context, report)))),

  /// Goods are where French customs can see them.
  LOCATION_COUNTRY(
      rule("H7-0530", "16 15 066 000", "UCC art. 159 and 172")
          .says(
              "Localisation (16 15 066 000) : {0} est hors du territoire national.",
              "Location (16 15 066 000): {0} is outside the national territory.")
          .remedy("Indiquez un lieu en France ou à Monaco.", "Give a place in France or Monaco.")
          .judged((h7, context, report) ->
              h7.location()
                  .map(location -> location.address().country())
                  .filter(country ->
                      !context.data().knows(CodeList.NATIONAL_COUNTRY, country, context.day()))
                  .ifPresent(country ->
                      report.add(ExpressPlaces.country(ExpressPlaces.LOCATION), country)))),

  /// Documents are those of the list. It is not whole: Member States add their own.
  DOCUMENT(
      rule("H7-0600", "12 03 002 000", "UCC-DA Annex B, 12 03; list of documents")
          .warning()
          .says(
              "Document joint (12 03 002 000) : code {0} absent de la liste.",
              "Supporting document (12 03 002 000): code {0} is not in the list.")
          .remedy(
              "Choisissez un code de la liste, par exemple N380 pour une facture.",
              "Choose a code of the list, such as N380 for an invoice.")
          .judged((h7, context, report) -> {
            documents(h7.documents(), ExpressPlaces.HEADER, context, report);
            for (int i = 0; i < h7.items().size(); i++) {
              documents(h7.items().get(i).documents(), i, context, report);
            }
          })),

  /// Statements are of a known kind.
  INFORMATION(
      rule("H7-0610", "12 02 000 000", "H7 guide 1.1.7, StatementTypeCode")
          .says(
              "Information (12 02 000 000) : type {0} inconnu.",
              "Information (12 02 000 000): type {0} unknown.")
          .remedy(
              "Choisissez par exemple ACB (information supplémentaire).",
              "Choose for instance ACB (additional information).")
          .judged((h7, context, report) -> {
            information(h7.information(), ExpressPlaces.HEADER, context, report);
            for (int i = 0; i < h7.items().size(); i++) {
              information(h7.items().get(i).information(), i, context, report);
            }
          })),

  /// A previous document is a summary, an initial or a preceding one.
  PREVIOUS_CATEGORY(
      rule("H7-0620", "12 01 000 000", "H7 guide 1.1.7, PreviousDocument")
          .says(
              "Document précédent (12 01 000 000) : catégorie {0}, X, Y ou Z attendu.",
              "Previous document (12 01 000 000): category {0}, X, Y or Z expected.")
          .remedy(
              "X : déclaration sommaire, Y : initiale, Z : précédente.",
              "X: summary declaration, Y: initial, Z: preceding.")
          .judged((h7, context, report) ->
              previous(
                  h7,
                  document ->
                      !context
                          .data()
                          .knows(CodeList.PREVIOUS_CATEGORY, document.category(), context.day()),
                  (place, document) ->
                      report.add(place.child("CategoryCode"), document.category())))),

  /// Goods come out of temporary storage, or under a transport document.
  PREVIOUS_TYPE(
      rule("H7-0630", "12 01 002 000", "UCC-DA Annex B, 12 01; H7 guide H7-13")
          .says(
              "Document précédent (12 01 002 000) : type {0} inconnu.",
              "Previous document (12 01 002 000): type {0} unknown.")
          .remedy(
              "Indiquez 337 (dépôt temporaire) ou 740 (lettre de transport aérien).",
              "Write 337 (temporary storage) or 740 (air waybill).")
          .judged((h7, context, report) ->
              previous(
                  h7,
                  document ->
                      !context
                          .data()
                          .knows(CodeList.PREVIOUS_DOCUMENT, document.type(), context.day()),
                  (place, document) ->
                      report.add(
                          place.child("TypeCode"),
                          document.type(),
                          CodeList.PREVIOUS_DOCUMENT,
                          context)))),

  /// An MRN that is quoted proves itself, but its own system may have given it before the rule.
  PREVIOUS_MRN(
      rule("H7-0640", "12 01 001 000", "DG XXI/0879/99 rev. 1; rule R0028")
          .warning()
          .says(
              "Document précédent (12 01 001 000) : le dernier caractère du MRN {0} ne vérifie"
                  + " pas les autres.",
              "Previous document (12 01 001 000): the last character of MRN {0} does not match.")
          .remedy("Recopiez le MRN du document.", "Copy the MRN of the document.")
          .judged((h7, context, report) ->
              previous(
                  h7,
                  document ->
                      isCustomsDocument(document)
                          && ExpressHeaderRules.breaks(document.id(), context),
                  (place, document) -> report.add(place.child("ID"), document.id()))));

  /// With the country or without it, since the address tells it; a site may add its own digits.
  private static final Pattern UNLOCODE = Pattern.compile("([A-Z]{2})?[A-Z2-9]{3}[A-Z0-9]*");

  private static final List<String> CUSTOMS_DOCUMENTS =
      List.of("337", "355", "820", "821", "822", "825", "MRN");

  private final Judged judged;

  ExpressPlaceRules(Judged judged) {
    this.judged = judged;
  }

  @Override
  public Judged judged() {
    return judged;
  }

  private static void name(GoodsLocation location, RuleContext context, RuleReport report) {
    String qualifier = location.address().qualifier();
    String name = location.name().orElse("");
    String id = location.id().orElse("");
    boolean right =
        switch (qualifier) {
          case "U" -> UNLOCODE.matcher(name).matches() || UNLOCODE.matcher(id).matches();
          case "V" ->
              Stream.of(name + id, name, id)
                  .anyMatch(n -> context.data().knows(CodeList.OFFICE, n, context.day()));
          default -> Parties.isWhole(location.address());
        };
    if (!right) {
      report.add(
          ExpressPlaces.LOCATION.child("Name"),
          qualifier.equals("V") ? name + id : name,
          InWords.same(qualifier));
    }
  }

  private static void documents(
      List<Document> documents, int holder, RuleContext context, RuleReport report) {
    for (int i = 0; i < documents.size(); i++) {
      String code = documents.get(i).code();
      if (!context.data().knows(CodeList.DOCUMENT, code, context.day())) {
        report.add(
            ExpressPlaces.holder(holder).child("AdditionalDocument", i + 1).child("TypeCode"),
            code,
            CodeList.DOCUMENT,
            context);
      }
    }
  }

  private static void information(
      List<Information> statements, int holder, RuleContext context, RuleReport report) {
    for (int i = 0; i < statements.size(); i++) {
      String type = statements.get(i).typeCode();
      if (!context.data().knows(CodeList.INFORMATION_TYPE, type, context.day())) {
        report.add(
            ExpressPlaces.holder(holder)
                .child("AdditionalInformation", i + 1)
                .child("StatementTypeCode"),
            type,
            CodeList.INFORMATION_TYPE,
            context);
      }
    }
  }

  private static boolean isCustomsDocument(PreviousDocument document) {
    return CUSTOMS_DOCUMENTS.contains(document.type());
  }

  /// Reports the previous documents at fault, of the header and of the items.
  private static void previous(
      ExpressDeclaration h7,
      Predicate<PreviousDocument> atFault,
      BiConsumer<Pointer, PreviousDocument> report) {
    previous(h7.previousDocuments(), ExpressPlaces.HEADER, atFault, report);
    for (int i = 0; i < h7.items().size(); i++) {
      previous(h7.items().get(i).previousDocuments(), i, atFault, report);
    }
  }

  private static void previous(
      List<PreviousDocument> documents,
      int holder,
      Predicate<PreviousDocument> atFault,
      BiConsumer<Pointer, PreviousDocument> report) {
    for (int i = 0; i < documents.size(); i++) {
      PreviousDocument document = documents.get(i);
      if (atFault.test(document)) {
        Pointer above = ExpressPlaces.holder(holder);
        report.accept(above.child("PreviousDocument", i + 1), document);
      }
    }
  }
}
