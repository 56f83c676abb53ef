// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.registers;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the JSON of strangers: of little depth, with short names and texts.
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxStringLength(10_000)
                          .maxNameLength(200)
                          .maxNumberLength(50)
                          .build())
                  .build())
          .build();

  private Json() {}

  /// None if it is no JSON, or goes beyond the limits.
  static Optional<JsonNode> read(byte[] body) {
    try {
      return Optional.of(MAPPER.readTree(body)).filter(JsonNode::isObject);
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }
}
