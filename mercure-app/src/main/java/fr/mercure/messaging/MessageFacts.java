// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.kernel.Wording;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What fills the words of an official message.
///
/// @param findings why something was refused, at most {@link #MOST_FINDINGS}
/// @param more how many findings there were beyond those
/// @param documents codes of the documents asked for, such as `N380`
/// @param note what the officer wrote; may be empty
record MessageFacts(List<Found> findings, int more, List<String> documents, String note) {
  static final MessageFacts NONE = new MessageFacts(List.of(), 0, List.of(), "");

  private static final int MOST_FINDINGS = 20;
  private static final JsonMapper JSON = JsonMapper.shared();

  MessageFacts {
    findings = List.copyOf(findings);
    documents = List.copyOf(documents);
  }

  /// A finding, as the declarant reads it.
  record Found(
      String code,
      String pointer,
      String dataElement,
      String value,
      Wording text,
      Wording remedy) {}

  /// @param note what the officer wrote; may be empty
  static MessageFacts asking(List<String> documents, String note) {
    return new MessageFacts(List.of(), 0, documents, note);
  }

  static MessageFacts noting(String note) {
    return new MessageFacts(List.of(), 0, List.of(), note);
  }

  /// From the findings that a version of a declaration carries; only those that block.
  ///
  /// @param findings JSON array; empty if the version has none
  static MessageFacts refusing(String findings, String note) {
    List<Found> blocking = new ArrayList<>();
    for (JsonNode finding : array(findings)) {
      if (!finding.path("severity").asString("ERROR").equals("WARNING")) {
        blocking.add(found(finding));
      }
    }
    int shown = Math.min(blocking.size(), MOST_FINDINGS);
    return new MessageFacts(blocking.subList(0, shown), blocking.size() - shown, List.of(), note);
  }

  private static JsonNode array(String findings) {
    try {
      return findings.isEmpty() ? JSON.createArrayNode() : JSON.readTree(findings);
    } catch (JacksonException e) {
      throw new IllegalStateException("findings are not JSON", e);
    }
  }

  private static Found found(JsonNode finding) {
    JsonNode pointer = finding.path("pointer");
    return new Found(
        finding.path("code").asString(""),
        pointer.isObject() ? pointer.path("path").asString("") : pointer.asString(""),
        finding.path("dataElement").asString(""),
        finding.path("value").asString(""),
        words(finding.path("text")),
        words(finding.path("remedy")));
  }

  private static Wording words(JsonNode words) {
    return words.isObject()
        ? new Wording(words.path("fr").asString(""), words.path("en").asString(""))
        : new Wording(words.asString(""), words.asString(""));
  }

  String json() {
    return JSON.writeValueAsString(this);
  }

  static MessageFacts read(String json) {
    return JSON.readValue(json, MessageFacts.class);
  }
}
