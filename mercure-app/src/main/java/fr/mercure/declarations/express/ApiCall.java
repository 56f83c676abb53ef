// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.messages.JsonForm;
import fr.mercure.messages.Reading;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The call that a machine would make to lodge a draft.
final class ApiCall {
  private static final JsonForm FORM = new JsonForm(DraftDesk.H7);
  private static final JsonMapper INDENTED =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ApiCall() {}

  /// A command to paste; the key is the machine's own.
  static String curl(Draft draft) {
    return """
    curl -X POST "$MERCURE/api/v1/express/declarations" \\
      -H "Authorization: Bearer $MERCURE_KEY" \\
      -H "Idempotency-Key: %s" \\
      -H "Content-Type: application/xml" \\
      --data-binary @%s.xml\
    """
        .formatted(draft.lrn().isEmpty() ? draft.reference() : draft.lrn(), draft.reference());
  }

  /// A message in its JSON form; empty while its structure does not hold.
  static String json(Reading reading) {
    return reading.accepted()
        ? INDENTED.writeValueAsString(
            INDENTED.readTree(new String(FORM.toJson(reading.tape()), StandardCharsets.UTF_8)))
        : "";
  }
}
