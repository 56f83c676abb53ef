// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.registers;

import fr.mercure.identity.registers.Answer.Said;
import fr.mercure.identity.registers.Answer.Silent;
import fr.mercure.identity.registers.Answer.Why;
import fr.mercure.identity.registers.Answer.Word;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// VIES of the Commission, its REST door: whether a VAT number is valid.
final class Vies {
  private static final int FOUND = 200;

  private final URI url;
  private final Call call;

  Vies(URI url, Call call) {
    this.url = url;
    this.call = call;
  }

  /// @param number with the letters of its country
  Answer ask(String number) {
    String body =
        "{\"countryCode\":\"%s\",\"vatNumber\":\"%s\"}"
            .formatted(number.substring(0, 2), number.substring(2));
    return call.send(
        HttpRequest.newBuilder(URI.create(url + "/check-vat-number"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)),
        reply -> read(reply, number));
  }

  static Answer read(Call.Reply reply, String number) {
    if (reply.status() != FOUND) {
      return reply.silent();
    }
    return Json.read(reply.body())
        .flatMap(node -> said(node, number, reply.sha256()))
        .orElseGet(() -> Silent.of(Why.UNREADABLE));
  }

  /// An error of the service, or of the member state behind it, says nothing of the number.
  private static Optional<Answer> said(JsonNode node, String number, String sha256) {
    String error = Json.text(node, "userError");
    if (!error.isEmpty() && !error.equals("VALID") && !error.equals("INVALID")) {
      return Optional.of(silent(error));
    }
    boolean same = number.equals(Json.text(node, "countryCode") + Json.text(node, "vatNumber"));
    return Optional.of(node.path("valid"))
        .filter(valid -> valid.isBoolean() && same)
        .map(valid -> valid.asBoolean() ? Word.GOOD : Word.INVALID)
        .map(word -> new Said(word, Optional.empty(), Optional.empty(), false, sha256));
  }

  private static Answer silent(String error) {
    return Silent.of(
        switch (error) {
          case "INVALID_INPUT", "INVALID_REQUESTER_INFO" -> Why.UNREADABLE;
          case "VAT_BLOCKED", "IP_BLOCKED" -> Why.REFUSED;
          case "GLOBAL_MAX_CONCURRENT_REQ",
              "GLOBAL_MAX_CONCURRENT_REQ_TIME",
              "MS_MAX_CONCURRENT_REQ",
              "MS_MAX_CONCURRENT_REQ_TIME" ->
              Why.QUOTA;
          default -> Why.DOWN;
        });
  }
}
