// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Wording;

/// What the API of this procedure says when it does not do what was asked (RFC 9457).
enum ApiProblem {
  REFUSED(
      "API-001",
      422,
      new Wording("Message refusé", "Message refused"),
      new Wording(
          "Le message comporte {0} erreur(s). Corrigez-les et renvoyez-le ; ce que vous avez envoyé est conservé avec ce refus.",
          "The message has {0} error(s). Correct them and send it again; what you sent is kept with this refusal.")),
  NOT_NOW(
      "API-002",
      409,
      new Wording("Impossible dans cet état", "Not possible in this state"),
      new Wording(
          "La déclaration ne change pas ; votre demande est conservée avec ce refus. Consultez l'état de la déclaration.",
          "The declaration does not change; your request is kept with this refusal. Look at the state of the declaration.")),
  KEY_REUSED(
      "API-003",
      422,
      new Wording("Clé d'idempotence déjà prise", "Idempotency key already taken"),
      new Wording(
          "Cette clé a déjà servi pour un autre message. Donnez une nouvelle clé. Rien n'a été enregistré.",
          "This key has served for another message. Give a new key. Nothing was saved.")),
  NOT_FOUND(
      "API-004",
      404,
      new Wording("Déclaration inconnue", "No such declaration"),
      new Wording(
          "Aucune déclaration de votre société ne porte cette référence. Donnez un MRN, un CRN ou un LRN.",
          "No declaration of your company bears this reference. Give an MRN, a CRN or an LRN.")),
  OVERTAKEN(
      "API-005",
      409,
      new Wording("Déclaration modifiée entre-temps", "Declaration changed meanwhile"),
      new Wording(
          "D'autres modifient cette déclaration en ce moment. Renvoyez votre message. Rien n'a été enregistré.",
          "Others are changing this declaration now. Send your message again. Nothing was saved.")),
  BUSY(
      "API-006",
      503,
      new Wording("Trop de messages en attente", "Too many messages are waiting"),
      new Wording(
          "Renvoyez le même message dans {0} seconde(s). Rien n'a été enregistré.",
          "Send the same message again in {0} second(s). Nothing was saved.")),
  NO_COMPANY(
      "API-007",
      403,
      new Wording("Réservé aux opérateurs", "For operators only"),
      new Wording(
          "Une déclaration se dépose au nom d'une société ; vous agissez pour un bureau de douane.",
          "A declaration is lodged for a company; you act for a customs office.")),
  TOO_LARGE(
      "API-008",
      413,
      new Wording("Message trop long", "Message too long"),
      new Wording(
          "Cette adresse prend au plus {0} octets. Coupez le message, ou utilisez /api/v1/express/batches. Rien n'a été enregistré.",
          "This address takes at most {0} bytes. Cut the message, or use /api/v1/express/batches. Nothing was saved.")),
  BAD_KEY(
      "API-009",
      400,
      new Wording("Clé d'idempotence illisible", "Idempotency key unreadable"),
      new Wording(
          "Idempotency-Key prend de 1 à 100 caractères imprimables. Rien n'a été enregistré.",
          "Idempotency-Key takes 1 to 100 printable characters. Nothing was saved.")),
  UNAVAILABLE(
      "API-010",
      503,
      new Wording("Enregistrement incertain", "Not sure whether it was saved"),
      new Wording(
          "La base de données ne répond pas. Renvoyez le même message : il ne sera enregistré qu'une fois.",
          "The database does not answer. Send the same message again: it is saved only once.")),
  NOT_ALLOWED(
      "API-011",
      409,
      new Wording("Impossible dans cet état", "Not possible in this state"),
      new Wording("{0} Rien n'a été enregistré.", "{0} Nothing was saved.")),
  BAD_DECISION(
      "API-012",
      422,
      new Wording("Décision incomplète", "Incomplete decision"),
      new Wording("{0} Rien n'a été enregistré.", "{0} Nothing was saved.")),
  CONTROL_TAKEN(
      "API-013",
      409,
      new Wording("Contrôle pris par un collègue", "Control taken by a colleague"),
      new Wording(
          "{0} mène ce contrôle. Pour le reprendre et décider à sa place, ajoutez \"takeOver\": true. Rien n'a été enregistré.",
          "{0} is in charge of this control. To take it over and decide in their place, add \"takeOver\": true. Nothing was saved."));

  private final String code;
  private final int status;
  private final Wording title;
  private final Wording detail;

  ApiProblem(String code, int status, Wording title, Wording detail) {
    this.code = code;
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  String code() {
    return code;
  }

  /// Address of the page that explains it.
  String type() {
    return "/aide/erreurs/" + code;
  }

  int status() {
    return status;
  }

  Wording title() {
    return title;
  }

  Wording detail() {
    return detail;
  }
}
