// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Access as the API writes it. Absent members mean that nothing is known or nothing is to be said.
final class AccessBodies {
  private AccessBodies() {}

  /// Gates that say something of the reader's own doing: rights never asked for are left out.
  static List<Map<String, Object>> gates(Access access, Locale locale) {
    return access.gates().stream()
        .filter(gate -> !gate.isUnasked())
        .map(gate -> gate(gate, locale))
        .toList();
  }

  private static Map<String, Object> gate(AccessGate gate, Locale locale) {
    var body = new LinkedHashMap<String, Object>();
    body.put("gate", gate.kind().name());
    gate.right().ifPresent(right -> body.put("right", right.name()));
    body.put("verdict", gate.verdict().name());
    String evidence = gate.evidence().in(locale).replaceFirst("^, ", "");
    if (!evidence.isEmpty()) {
      body.put("evidence", evidence);
    }
    gate.cause().ifPresent(cause -> body.putAll(cause(cause, locale)));
    gate.since().ifPresent(since -> body.put("since", since.toString()));
    return body;
  }

  static Map<String, Object> cause(Cause cause, Locale locale) {
    var body = new LinkedHashMap<String, Object>();
    body.put("code", cause.code());
    body.put("text", cause.text().in(locale));
    body.put("remedy", cause.remedy().in(locale));
    body.put("who", cause.who().name());
    body.put("help", "/aide/erreurs/" + cause.code());
    return body;
  }

  /// What an administrator may know of one of their people.
  static Map<String, Object> person(AccessDesk.Colleague colleague, Locale locale) {
    var body = new LinkedHashMap<String, Object>();
    body.put("id", colleague.person().id());
    body.put("name", colleague.person().name());
    body.put("email", colleague.person().email());
    if (!colleague.access().offices().isEmpty()) {
      body.put("offices", colleague.access().offices().stream().sorted().toList());
    }
    body.put("gates", gates(colleague.access().shared(), locale));
    body.put("personalStop", colleague.access().hasPersonalStop());
    return body;
  }

  static Map<String, Object> request(RightStore.Asked asked) {
    var body = new LinkedHashMap<String, Object>();
    body.put("person", asked.person());
    body.put("name", asked.name());
    body.put("right", asked.right().name());
    body.put("since", asked.since().toString());
    body.put("wish", asked.wish());
    if (!asked.offices().isEmpty()) {
      body.put("offices", asked.offices().stream().sorted().toList());
    }
    return body;
  }

  static Map<String, Object> company(Company company, CompanyFile file, Locale locale) {
    var body = new LinkedHashMap<String, Object>();
    body.put("name", company.name());
    body.put("siret", company.siret().value());
    body.put("eori", company.eori().value());
    body.put("legalUnit", file.unit().map(CompanyFile.LegalUnit::state).orElse("UNKNOWN"));
    body.put(
        "establishments",
        file.establishments().stream()
            .map(e -> Map.of("siret", e.siret(), "state", e.state()))
            .toList());
    body.put(
        "numbers",
        file.numbers().stream()
            .map(n -> Map.of("eori", n.eori(), "kind", n.kind(), "state", n.state()))
            .toList());
    body.put("evidence", file.evidence().stream().map(AccessBodies::answered).toList());
    body.put("kindsTaken", file.rules().stream().map(rule -> rule(rule, locale)).toList());
    return body;
  }

  private static Map<String, Object> answered(CompanyFile.Answered said) {
    var body = new LinkedHashMap<String, Object>();
    body.put("register", said.source());
    body.put("number", said.number());
    body.put("answer", said.word());
    body.put("at", said.at().toString());
    body.put("sha256", said.sha256());
    said.good().ifPresent(good -> body.put("lastGood", good.toString()));
    return body;
  }

  static Map<String, Object> register(RegisterHealthStore.Health health, boolean configured) {
    var body = new LinkedHashMap<String, Object>();
    body.put("register", health.source().name());
    body.put("configured", configured);
    body.put("numbers", health.numbers());
    body.put("fresh", health.fresh());
    body.put("against", health.against());
    body.put("frozen", health.frozen());
    health.answered().ifPresent(at -> body.put("answered", at.toString()));
    health.failed().ifPresent(at -> body.put("failed", at.toString()));
    if (!health.failure().isEmpty()) {
      body.put("failure", health.failure());
    }
    health.breaker().closedUntil().ifPresent(at -> body.put("closedUntil", at.toString()));
    return body;
  }

  private static Map<String, Object> rule(CompanyFile.Rule rule, Locale locale) {
    var body = new LinkedHashMap<String, Object>();
    body.put("module", rule.module());
    body.put("kind", rule.kind());
    body.put("from", rule.from().toString());
    rule.to().ifPresent(to -> body.put("to", to.toString()));
    body.put("source", rule.source().in(locale));
    return body;
  }

  static Map<String, Object> mandate(Mandate mandate) {
    var body = new LinkedHashMap<String, Object>();
    body.put("id", mandate.id());
    body.put("principal", mandate.principal().value());
    body.put("principalName", mandate.principalName());
    body.put("representative", mandate.representative().value());
    body.put("representativeName", mandate.representativeName());
    body.put("form", mandate.form().name());
    mandate.module().ifPresent(module -> body.put("procedure", module));
    mandate.office().ifPresent(office -> body.put("office", office));
    body.put("from", mandate.from().toString());
    mandate.to().ifPresent(to -> body.put("to", to.toString()));
    mandate.revoked().ifPresent(at -> body.put("revoked", at.toString()));
    return body;
  }

  static Map<String, Object> departure(Departure departure) {
    var body = new LinkedHashMap<String, Object>();
    body.put("id", departure.id());
    body.put("name", departure.name());
    body.put("at", departure.at().toString());
    body.put("until", departure.until().toString());
    return body;
  }

  static Map<String, Object> line(TrailStore.Line line) {
    var body = new LinkedHashMap<String, Object>();
    body.put("position", line.position());
    body.put("at", line.at().toString());
    body.put("act", line.act());
    body.put("actor", line.actor());
    line.person().ifPresent(person -> body.put("person", person));
    body.put("detail", line.detail());
    return body;
  }
}
