// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.RuleCard.rule;

import fr.mercure.declarations.express.ExpressDeclaration.Agent;
import fr.mercure.identity.Mandate.Form;
import fr.mercure.identity.Mandates.Lack;
import fr.mercure.kernel.Eori;
import java.util.Optional;
import java.util.TreeSet;

/// How far whoever sends a message may go. Nobody represents another without a mandate. A
/// declaration for oneself needs none; neither does one for a private person, who has no number to
/// give a mandate under and gives it to the representative on paper.
enum ExpressCallerRules implements ExpressRule {
  /// The principal gave none, or it is over: cause MAN-001.
  MANDATE(
      "H7-0411",
      Lack.NONE,
      "Représentant (13 06 017 000) {0} : aucun mandat de {1} n'est en vigueur.",
      "Representative (13 06 017 000) {0}: no mandate of {1} is in force.",
      "Demandez à {1} de le donner ou de le renouveler, page « Entreprise et mandats ».",
      "Ask {1} to give or renew it, page \"Company and mandates\"."),

  /// It is for another office, procedure or form: cause MAN-002.
  MANDATE_SCOPE(
      "H7-0412",
      Lack.SCOPE,
      "Représentant (13 06 017 000) {0} : le mandat de {1} ne couvre pas {2} à {3}.",
      "Representative (13 06 017 000) {0}: the mandate of {1} does not cover {2} at {3}.",
      "Demandez à {1} de l'étendre, ou changez le statut (13 06 030 000) ou le bureau.",
      "Ask {1} to widen it, or change the status (13 06 030 000) or the office."),

  /// Somebody else represents the principal now: cause MAN-003.
  MANDATE_SUCCEEDED(
      "H7-0413",
      Lack.SUCCEEDED,
      "Représentant (13 06 017 000) {0} : {1} a mis fin à son mandat et en a chargé un autre.",
      "Representative (13 06 017 000) {0}: {1} ended its mandate and gave it to another.",
      "Adressez-vous à {1} ; vos dossiers antérieurs restent lisibles.",
      "Turn to {1}; your earlier cases can still be read."),

  /// The right to lodge holds at some offices only: cause HAB-006.
  OFFICE(
      rule("H7-0414", "17 09 001 000", "UCC art. 15; rights of the sender")
          .says(
              "Bureau (17 09 001 000) {0} : votre droit de déposer ne vaut que pour {1}.",
              "Office (17 09 001 000) {0}: your right to lodge holds for {1} only.")
          .remedy(
              "Changez de bureau, ou demandez à votre administrateur d'étendre ce droit.",
              "Change the office, or ask your administrator to widen the right.")
          .judged((h7, context, report) ->
              context
                  .caller()
                  .map(Caller::offices)
                  .filter(offices -> !offices.isEmpty() && !offices.contains(h7.office()))
                  .ifPresent(offices ->
                      report.add(
                          ExpressPlaces.OFFICE,
                          h7.office(),
                          InWords.same(String.join(", ", new TreeSet<>(offices)))))));

  private final Judged judged;

  ExpressCallerRules(Judged judged) {
    this.judged = judged;
  }

  ExpressCallerRules(String code, Lack lack, String fr, String en, String toDo, String toDoEn) {
    this.judged =
        rule(code, "13 06 017 000", "UCC art. 18 and 19")
            .says(fr, en)
            .remedy(toDo, toDoEn)
            .judged((h7, context, report) -> check(h7, context, report, lack));
  }

  @Override
  public Judged judged() {
    return judged;
  }

  private static void check(
      ExpressDeclaration h7, RuleContext context, RuleReport report, Lack lack) {
    if (h7.agent().isEmpty() || context.caller().isEmpty()) {
      return;
    }
    Agent agent = h7.agent().get();
    String principal = principal(h7, agent);
    if (Parties.isSame(principal, agent.id()) || Parties.isPrivate(principal, context)) {
      return;
    }
    if (lack(h7, agent, principal, context).filter(lack::equals).isPresent()) {
      report.add(
          ExpressPlaces.AGENT.child("ID"),
          agent.id(),
          InWords.same(principal),
          InWords.representation(agent),
          InWords.same(h7.office()));
    }
  }

  /// Whom the agent acts for: the declarant, or the importer where an indirect representative is
  /// the declarant itself.
  private static String principal(ExpressDeclaration h7, Agent agent) {
    boolean ownName = agent.isIndirect() && Parties.isSame(h7.declarant().id(), agent.id());
    return ownName ? h7.importer().id() : h7.declarant().id();
  }

  private static Optional<Lack> lack(
      ExpressDeclaration h7, Agent agent, String principal, RuleContext context) {
    Optional<Eori> represented = Eori.parse(principal);
    Optional<Eori> representative = Eori.parse(agent.id());
    if (represented.isEmpty() || representative.isEmpty()) {
      return Optional.empty();
    }
    return context
        .caller()
        .orElseThrow()
        .mandates()
        .lack(
            represented.get(),
            representative.get(),
            Optional.of(agent.isIndirect() ? Form.INDIRECT : Form.DIRECT),
            "EXPRESS",
            Optional.of(h7.office()),
            context.day());
  }
}
