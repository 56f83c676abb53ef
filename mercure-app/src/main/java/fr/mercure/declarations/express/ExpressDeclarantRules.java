// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.RuleCard.rule;

import fr.mercure.declarations.express.ExpressDeclaration.Agent;
import fr.mercure.kernel.Eori;
import fr.mercure.kernel.Pointer;
import fr.mercure.tariff.LegalValue;

/// Who declares, and for whom.
enum ExpressDeclarantRules implements ExpressRule {
  /// A declarant has an EORI, or is a private person.
  DECLARANT_ID(
      rule("H7-0400", "13 05 017 000", "UCC art. 9; UCC-DA Annex B, 13 05")
          .says(
              "Déclarant (13 05 017 000) : {0} n'a pas la forme d'un EORI.",
              "Declarant (13 05 017 000): {0} has not the form of an EORI.")
          .remedy(
              "Indiquez deux lettres de pays puis le numéro, par exemple FR et le SIREN.",
              "Write two country letters and the number, such as FR and the SIREN.")
          .judged((h7, _, report) -> {
            if (Eori.parse(h7.declarant().id()).isEmpty()) {
              report.add(ExpressPlaces.DECLARANT.child("ID"), h7.declarant().id());
            }
          })),

  /// Keys and lengths catch a slip of the pen; only the register knows, so nothing is refused.
  UNUSUAL_EORI(
      rule("H7-0402", "13 05 017 000", "INSEE, keys of SIREN and SIRET; layouts of Member States")
          .warning()
          .says(
              "EORI {0} (13 05 017 000, 13 06 017 000) : inhabituel pour son pays.",
              "EORI {0} (13 05 017 000, 13 06 017 000): unusual for its country.")
          .remedy(
              "Vérifiez chaque chiffre : en France, la clé du SIREN ou du SIRET ne tombe pas"
                  + " juste.",
              "Check each digit: in France, the key of the SIREN or SIRET does not come out.")
          .judged((h7, _, report) -> {
            doubt(ExpressPlaces.DECLARANT, h7.declarant().id(), report);
            h7.agent().ifPresent(agent -> doubt(ExpressPlaces.AGENT, agent.id(), report));
          })),

  /// Only Member States give EORI numbers; one of a third country does not establish a declarant.
  EORI_OF_THE_UNION(
      rule("H7-0405", "13 05 017 000", "UCC art. 9 and 170(2); UCC-DA art. 1(18)")
          .says(
              "EORI {0} (13 05 017 000, 13 06 017 000) : aucun État membre n'a attribué ce numéro.",
              "EORI {0} (13 05 017 000, 13 06 017 000): no Member State gave this number.")
          .remedy(
              "Indiquez l'EORI d'un déclarant établi dans l'Union.",
              "Give the EORI of a declarant established in the Union.")
          .judged((h7, context, report) -> {
            String declarant = h7.declarant().id();
            if (Eori.parse(declarant).isPresent() && !Parties.isOfTheUnion(declarant, context)) {
              report.add(ExpressPlaces.DECLARANT.child("ID"), declarant);
            }
            h7.agent()
                .map(Agent::id)
                .filter(id -> Eori.parse(id).isPresent() && !Parties.isOfTheUnion(id, context))
                .ifPresent(id -> report.add(ExpressPlaces.AGENT.child("ID"), id));
          })),

  /// Nobody lodges for somebody else without being named in the declaration.
  CALLER_IS_PARTY(
      rule("H7-0410", "13 05 017 000", "UCC art. 15 and 18")
          .says(
              "Vous déposez pour {1} : il n'est ni le déclarant {0} ni le représentant.",
              "You lodge for {1}: it is neither the declarant {0} nor the representative.")
          .remedy(
              "Nommez {1} déclarant ou représentant, ou changez de société.",
              "Name {1} declarant or representative, or change company.")
          .judged((h7, context, report) -> {
            String declarant = h7.declarant().id();
            context
                .caller()
                .map(caller -> caller.eori().value())
                .filter(caller -> !Parties.isSame(caller, declarant))
                .filter(caller ->
                    h7.agent().filter(agent -> Parties.isSame(caller, agent.id())).isEmpty())
                .ifPresent(caller ->
                    report.add(
                        ExpressPlaces.DECLARANT.child("ID"), declarant, InWords.same(caller)));
          })),

  /// From 2026 a French EORI is FR and the SIREN.
  FRENCH_EORI(
      rule("H7-0415", "13 05 017 000", "French customs notice on EORI FR + SIREN, 2026")
          .warning()
          .says(
              "Déclarant (13 05 017 000) : {0} porte un SIRET, l'EORI français est FR + SIREN.",
              "Declarant (13 05 017 000): {0} bears a SIRET, the French EORI is FR + SIREN.")
          .remedy("Indiquez {1}.", "Write {1}.")
          .judged((h7, context, report) -> {
            String id = h7.declarant().id();
            if (context.data().isOn(LegalValue.EORI_IS_SIREN, context.day())
                && Parties.bearsSiret(id)) {
              report.add(
                  ExpressPlaces.DECLARANT.child("ID"), id, InWords.same(Parties.legalUnit(id)));
            }
          })),

  /// An indirect representative is the debtor: it must be established here.
  INDIRECT_AGENT(
      rule("H7-0420", "13 06 017 000", "UCC art. 18 and 170; H7 guide 1.1.7, Agent")
          .says(
              "Représentant indirect (13 06 017 000) : {0} n'est pas un EORI français.",
              "Indirect representative (13 06 017 000): {0} is not a French EORI.")
          .remedy(
              "Indiquez un EORI qui commence par FR, ou le statut 2 (direct).",
              "Give an EORI that starts with FR, or status 2 (direct).")
          .judged((h7, context, report) ->
              h7.agent()
                  .filter(Agent::isIndirect)
                  .filter(agent -> !Parties.isNational(agent.id(), context))
                  .ifPresent(agent -> report.add(ExpressPlaces.AGENT.child("ID"), agent.id())))),

  /// A representative has an EORI.
  AGENT_ID(
      rule("H7-0425", "13 06 017 000", "UCC-DA Annex B, 13 06")
          .says(
              "Représentant (13 06 017 000) : {0} n'a pas la forme d'un EORI.",
              "Representative (13 06 017 000): {0} has not the form of an EORI.")
          .remedy(
              "Indiquez deux lettres de pays puis le numéro.",
              "Write two country letters and the number.")
          .judged((h7, _, report) ->
              h7.agent()
                  .filter(agent -> Eori.parse(agent.id()).isEmpty())
                  .ifPresent(agent -> report.add(ExpressPlaces.AGENT.child("ID"), agent.id())))),

  /// A private person is known by name and address.
  PRIVATE_DECLARANT(
      rule("H7-0430", "13 05 016 000", "H7 guide 1.1.7, Declarant")
          .says(
              "Déclarant particulier {0} : le nom ou l'adresse manque (13 05 016 000).",
              "Private declarant {0}: the name or the address is missing (13 05 016 000).")
          .remedy("Ajoutez son nom et son adresse complète.", "Add the name and the whole address.")
          .judged((h7, context, report) -> {
            var declarant = h7.declarant();
            boolean incomplete = declarant.name().isEmpty() || declarant.address().isEmpty();
            if (Parties.isPrivate(declarant.id(), context) && incomplete) {
              report.add(ExpressPlaces.DECLARANT, declarant.id());
            }
          })),

  /// The register knows the name of who has an EORI.
  DECLARANT_NAME(
      rule("H7-0435", "13 05 016 000", "H7 guide 1.1.7, Declarant")
          .says(
              "Déclarant {0} : nom et adresse (13 05 016 000) sont réservés aux particuliers.",
              "Declarant {0}: name and address (13 05 016 000) are for private persons only.")
          .remedy("Supprimez-les : l'EORI suffit.", "Remove them: the EORI is enough.")
          .judged((h7, context, report) -> {
            var declarant = h7.declarant();
            boolean named = declarant.name().isPresent() || declarant.address().isPresent();
            if (!Parties.isPrivate(declarant.id(), context) && named) {
              report.add(ExpressPlaces.DECLARANT, declarant.id());
            }
          }));

  private static void doubt(Pointer party, String id, RuleReport report) {
    if (Eori.parse(id).filter(eori -> !eori.isUsual()).isPresent()) {
      report.add(party.child("ID"), id);
    }
  }

  private final Judged judged;

  ExpressDeclarantRules(Judged judged) {
    this.judged = judged;
  }

  @Override
  public Judged judged() {
    return judged;
  }
}
