// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import fr.mercure.declarations.Filing.Standing;
import java.util.LinkedHashMap;
import java.util.Map;

/// A declaration as the API answers it: ordered members, those without value left out.
public final class DeclarationBody {
  private DeclarationBody() {}

  /// What lists show of it.
  public static Map<String, Object> of(DeclarationView view) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("reference", view.reference());
    body.put("procedure", view.filing().procedure().name());
    body.put("lrn", view.filing().lrn());
    putStanding(body, view.filing().standing());
    body.put("version", view.version());
    body.put("type", view.filing().type());
    body.put("office", view.filing().office());
    body.put("items", view.filing().items());
    body.put("importer", view.filing().importer());
    body.put("goods", view.filing().goods());
    view.filing().value().ifPresent(value -> body.put("valueInEuros", value.toPlainString()));
    body.put("channel", view.channel());
    body.put("receivedAt", view.lodged().toString());
    body.put("changedAt", view.changed().toString());
    return body;
  }

  /// Adds where it stands.
  public static void putStanding(Map<String, Object> body, Standing standing) {
    standing.crn().ifPresent(crn -> body.put("crn", crn));
    standing.mrn().ifPresent(mrn -> body.put("mrn", mrn));
    body.put("state", standing.state());
    standing.circuit().ifPresent(circuit -> body.put("circuit", circuit));
    standing.control().ifPresent(control -> body.put("control", control));
    standing.waitsFor().ifPresent(reason -> body.put("waitsFor", reason));
    String deadline = standing.state().equals("PRELODGED") ? "presentBefore" : "invalidableUntil";
    standing.deadline().ifPresent(until -> body.put(deadline, until.toString()));
    standing.accepted().ifPresent(at -> body.put("acceptedAt", at.toString()));
    standing.released().ifPresent(at -> body.put("releasedAt", at.toString()));
  }

  /// Where to look further.
  public static Map<String, Object> links(String reference) {
    Map<String, Object> links = new LinkedHashMap<>();
    links.put("self", "/api/v1/express/declarations/" + reference);
    links.put("timeline", "/api/v1/declarations/" + reference + "/timeline");
    links.put("documents", "/api/v1/declarations/" + reference + "/documents");
    links.put("events", "/api/v1/declarations/" + reference + "/events");
    return links;
  }
}
