// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.DeclarationBody;
import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The JSON that the API of this procedure answers, as ordered maps; members without value are left
/// out.
final class ApiBodies {
  private ApiBodies() {}

  /// An answer that grants.
  static Map<String, Object> answer(ExpressAnswer answer, Locale locale) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("reference", answer.reference());
    body.put("message", answer.message());
    body.put("lrn", answer.lrn());
    DeclarationBody.putStanding(body, answer.standing());
    body.put("version", answer.version());
    body.put("receivedAt", answer.received().toString());
    body.put("sha256", answer.sha256());
    answer.total().ifPresent(total -> body.put("total", money(total)));
    body.put("findings", findings(answer, locale));
    body.put("links", DeclarationBody.links(answer.reference()));
    return body;
  }

  static Map<String, Object> money(Money money) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("amount", money.plain());
    body.put("currency", money.currency());
    return body;
  }

  /// A problem (RFC 9457).
  static Map<String, Object> problem(ApiProblem problem, Locale locale, String... values) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", problem.type());
    body.put("title", problem.title().in(locale));
    body.put("status", problem.status());
    body.put("detail", problem.detail().with(values).in(locale));
    body.put("code", problem.code());
    return body;
  }

  /// An answer that refuses, as a problem with its findings.
  static Map<String, Object> refusal(ExpressAnswer answer, Locale locale) {
    long errors = answer.findings().stream().filter(Finding::blocks).count();
    Map<String, Object> body = problem(problemOf(answer), locale, Long.toString(errors));
    body.put("reference", answer.reference());
    body.put("message", answer.message());
    body.put("lrn", answer.lrn());
    DeclarationBody.putStanding(body, answer.standing());
    body.put("receivedAt", answer.received().toString());
    body.put("sha256", answer.sha256());
    body.put("findings", findings(answer, locale));
    return body;
  }

  /// Which problem a refusal is: of the message, or of the moment.
  static ApiProblem problemOf(ExpressAnswer answer) {
    String notNow = ExpressRequestRules.NOT_NOW.code();
    return answer.findings().stream().anyMatch(finding -> finding.code().equals(notNow))
        ? ApiProblem.NOT_NOW
        : ApiProblem.REFUSED;
  }

  private static List<Map<String, Object>> findings(ExpressAnswer answer, Locale locale) {
    return answer.findings().stream()
        .map(finding -> finding(finding, answer.message(), locale))
        .toList();
  }

  /// @param message kind of message, for the place in its JSON form
  static Map<String, Object> finding(Finding finding, String message, Locale locale) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("code", finding.code());
    body.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    body.put("pointer", finding.pointer().path());
    jsonPointer(finding, message).ifPresent(pointer -> body.put("jsonPointer", pointer));
    if (finding.line() > 0) {
      body.put("line", finding.line());
    }
    if (!finding.dataElement().isEmpty()) {
      body.put("dataElement", finding.dataElement());
    }
    body.put("value", finding.value());
    body.put("text", finding.text().in(locale));
    body.put("remedy", finding.remedy().in(locale));
    body.put("help", "/aide/erreurs/" + finding.code());
    return body;
  }

  private static Optional<String> jsonPointer(Finding finding, String message) {
    for (ExpressMessage.Kind kind : ExpressMessage.Kind.values()) {
      if (kind.name().equals(message) && finding.pointer().path().startsWith("/Declaration")) {
        return Optional.of(kind.json().jsonPointer(finding.pointer()));
      }
    }
    return Optional.empty();
  }
}
