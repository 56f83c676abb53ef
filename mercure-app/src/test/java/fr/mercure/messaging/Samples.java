// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.declarations.Procedure;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import fr.mercure.identity.Right;
import fr.mercure.kernel.Eori;
import fr.mercure.kernel.Siret;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Messages and people of the tests.
final class Samples {
  static final Instant AT = Instant.parse("2026-11-24T08:00:00Z");
  static final Siret TRANSMER = new Siret("00051237600013");
  static final Siret NORDEX = new Siret("00084632900019");
  static final Actor CLAIRE = declarant("person:1", "Claire Morel", 1, "Transmer", TRANSMER);
  static final Actor JULIE = declarant("person:2", "Julie Petit", 1, "Transmer", TRANSMER);
  static final Actor PAUL = declarant("person:3", "Paul Girard", 2, "Nordex", NORDEX);
  static final Actor INES =
      new Actor(
          "person:9",
          "Inès Arnaud",
          Optional.empty(),
          Optional.of("FR00677A"),
          Set.of(Right.MAIL_READ, Right.CONTROL_DECIDE));

  private Samples() {}

  private static Actor declarant(String id, String name, long company, String firm, Siret siret) {
    return new Actor(
        id,
        name,
        Optional.of(new Company(company, firm, siret, new Eori("FR" + siret.siren()))),
        Optional.empty(),
        Set.of(Right.MAIL_READ));
  }

  /// To company 1, about declaration `number`.
  static OfficialMessage message(OfficialForm form, long number, MessageFacts facts) {
    return message(form, number, "move:2", facts);
  }

  static OfficialMessage message(OfficialForm form, long number, String deposit) {
    return message(form, number, deposit, MessageFacts.NONE);
  }

  private static OfficialMessage message(
      OfficialForm form, long number, String deposit, MessageFacts facts) {
    Instant at = AT.plusSeconds(number);
    return new OfficialMessage(
        new Addressee.OfCompany(1),
        deposit,
        form.kind(),
        form.label(),
        number,
        Procedure.EXPRESS,
        "LRN-" + number,
        form == OfficialForm.REFUSED ? "" : "26FRH7%011dR5".formatted(number),
        "FR00677A",
        "mercure",
        "Mercure",
        facts.json(),
        at,
        form.kind() == MessageKind.REQUEST
            ? Optional.of(at.plusSeconds(86_400))
            : Optional.empty());
  }

  static OfficialMessage message(OfficialForm form, long number) {
    return message(form, number, MessageFacts.NONE);
  }
}
