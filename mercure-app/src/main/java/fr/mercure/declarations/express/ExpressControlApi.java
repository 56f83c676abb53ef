// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.identity.Right.CONTROL_DECIDE;

import fr.mercure.declarations.DeclarationView;
import fr.mercure.declarations.Declarations;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.web.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The API for the software of a customs office: ends controls as the pages do.
@RestController
class ExpressControlApi {
  private static final int OK = 200;
  private static final int MOST = 10_000;

  private final Declarations declarations;
  private final ControlStore controls;
  private final DecisionDesk decisions;
  private final ApiReplies replies;
  private final JsonMapper json;

  ExpressControlApi(
      Declarations declarations,
      ControlStore controls,
      DecisionDesk decisions,
      ApiReplies replies,
      JsonMapper json) {
    this.declarations = declarations;
    this.controls = controls;
    this.decisions = decisions;
    this.replies = replies;
    this.json = json;
  }

  /// Takes the control and ends it. One that a colleague has taken is left alone, unless the body
  /// says `"takeOver": true`.
  @Allowed(CONTROL_DECIDE)
  @PostMapping(
      path = "/api/v1/express/declarations/{reference}/decision",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> decide(
      Actor officer, @PathVariable String reference, HttpServletRequest request)
      throws IOException {
    Locale locale = ApiReplies.locale(request);
    Optional<DeclarationView> view = declarations.find(officer, reference);
    if (view.isEmpty()) {
      return replies.problem(ApiProblem.NOT_FOUND, locale);
    }
    Texts texts = Texts.in(locale);
    JsonNode body = read(request.getInputStream().readNBytes(MOST));
    ControlDecision decision = decision(body);
    String mrn = view.get().reference();
    ControlWork work = controls.find(mrn);
    List<ControlDecision.Fault> faults = decision.faults(work.hasDiscrepancy());
    if (!faults.isEmpty()) {
      String why =
          faults.stream().map(fault -> texts.get(fault.words())).collect(Collectors.joining(" "));
      return replies.problem(ApiProblem.BAD_DECISION, locale, why);
    }
    if (work.isOfColleague(officer) && !body.path("takeOver").asBoolean(false)) {
      return replies.problem(ApiProblem.CONTROL_TAKEN, locale, work.takenName());
    }
    if (ControlDesk.isOpenTo(officer, view.get())) {
      controls.take(officer, mrn, view.get().filing().office());
    }
    return replies.of(decisions.decide(officer, view.get(), decision, texts), OK, request);
  }

  /// What is not there, or no JSON at all, is empty: the faults of the decision tell.
  private JsonNode read(byte[] body) {
    try {
      return json.readTree(body);
    } catch (JacksonException _) {
      return json.createObjectNode();
    }
  }

  private static ControlDecision decision(JsonNode read) {
    return new ControlDecision(
        read.path("result").asString(""),
        read.path("basis").asString(""),
        read.path("reasons").asString(""),
        read.path("release").asBoolean(false));
  }
}
