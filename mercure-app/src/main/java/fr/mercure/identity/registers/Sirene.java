// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.registers;

import fr.mercure.identity.registers.Answer.Said;
import fr.mercure.identity.registers.Answer.Silent;
import fr.mercure.identity.registers.Answer.Why;
import fr.mercure.identity.registers.Answer.Word;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// API Sirene 3.11 of INSEE: the state of one establishment and of its legal unit.
final class Sirene {
  private static final int FOUND = 200;
  private static final int NOT_FOUND = 404;

  private final URI url;
  private final String key;
  private final Call call;

  Sirene(URI url, String key, Call call) {
    this.url = url;
    this.key = key;
    this.call = call;
  }

  /// @param siret fourteen digits
  Answer ask(String siret) {
    Answer answer = call.send(get("/siret/" + siret), reply -> read(reply, siret));
    return answer instanceof Said said && said.word() == Word.CLOSED
        ? withSuccessor(said, siret)
        : answer;
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("X-INSEE-Api-Key-Integration", key)
        .header("Accept", "application/json");
  }

  /// The answer to a question about this number.
  static Answer read(Call.Reply reply, String siret) {
    return switch (reply.status()) {
      case FOUND ->
          Json.read(reply.body())
              .map(node -> node.path("etablissement"))
              .filter(place -> Json.text(place, "siret").equals(siret))
              .flatMap(place -> said(place, reply.sha256()))
              .orElseGet(() -> Silent.of(Why.UNREADABLE));
      // A wrong path gives a 404 as well; only one in the shape of INSEE speaks of the number.
      case NOT_FOUND ->
          Json.read(reply.body())
              .filter(node -> node.path("header").path("statut").asInt(0) == NOT_FOUND)
              .<Answer>map(_ -> word(Word.MISSING, Optional.empty(), false, reply.sha256()))
              .orElseGet(() -> Silent.of(Why.UNREADABLE));
      default -> reply.silent();
    };
  }

  private static Optional<Answer> said(JsonNode place, String sha256) {
    boolean masked = Json.text(place, "statutDiffusionEtablissement").equals("P");
    Optional<JsonNode> now =
        StreamSupport.stream(place.path("periodesEtablissement").spliterator(), false)
            .filter(period -> period.path("dateFin").isNull())
            .findFirst();
    if (now.isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalDate> since = day(Json.text(now.get(), "dateDebut"));
    String state = Json.text(now.get(), "etatAdministratifEtablissement");
    String unit = Json.text(place.path("uniteLegale"), "etatAdministratifUniteLegale");
    return wordOf(state, unit).map(word -> word(word, since, masked, sha256));
  }

  /// None where a state is missing or none that INSEE documents.
  private static Optional<Word> wordOf(String place, String unit) {
    if (unit.equals("C")) {
      return Optional.of(Word.CEASED);
    }
    return switch (unit + place) {
      case "AA" -> Optional.of(Word.GOOD);
      case "AF" -> Optional.of(Word.CLOSED);
      default -> Optional.empty();
    };
  }

  private static Answer word(Word word, Optional<LocalDate> since, boolean masked, String sha256) {
    return new Said(word, since, Optional.empty(), masked, sha256);
  }

  /// The establishment that took over is the remedy; without it the answer is as good.
  private Answer withSuccessor(Said said, String siret) {
    Answer[] more = {said};
    call.send(
        get("/siret/liensSuccession?q=siretEtablissementPredecesseur:" + siret),
        reply -> {
          Json.read(reply.body())
              .filter(_ -> reply.status() == FOUND)
              .map(node -> node.path("liensSuccession").path(0))
              .filter(link -> Json.text(link, "siretEtablissementPredecesseur").equals(siret))
              .map(link -> Json.text(link, "siretEtablissementSuccesseur"))
              .filter(successor -> successor.matches("[0-9]{14}"))
              .ifPresent(successor ->
                  more[0] =
                      new Said(
                          said.word(),
                          said.since(),
                          Optional.of(successor),
                          said.masked(),
                          said.sha256()));
          return more[0];
        });
    return more[0];
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
