// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.Content;
import fr.mercure.kernel.Finding;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What the register keeps of this procedure as JSON: answers, findings, charges.
@Component
class ExpressRecords {
  private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

  private final JsonMapper json;

  ExpressRecords(JsonMapper json) {
    this.json = json;
  }

  String text(ExpressAnswer answer) {
    return json.writeValueAsString(answer);
  }

  ExpressAnswer answer(String text) {
    return json.readValue(text, ExpressAnswer.class);
  }

  /// What a version holds beside its message.
  Content content(String fingerprint, List<Finding> findings, Optional<Charges> charges) {
    return new Content(
        fingerprint,
        findings.isEmpty() ? "[]" : json.writeValueAsString(findings),
        charges.map(json::writeValueAsString).orElse(""));
  }

  List<Finding> findings(String text) {
    return json.readValue(text, FINDINGS);
  }

  Optional<Charges> charges(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(json.readValue(text, Charges.class));
  }
}
