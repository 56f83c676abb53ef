// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A report for machines (`docs/check-schema.json`), and back: the facts of a stored report are
/// judged again.
final class ReportJson {
  static final String SCHEMA = "mercure-check/1";
  private static final int MOST_FACTS = 500;

  private ReportJson() {}

  static String of(Report report) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("schema", SCHEMA);
    map.put("target", report.target());
    map.put("at", report.at().toString());
    map.put("reference", report.reference());
    map.put("verdict", report.verdict().name());
    map.put("exit", report.exitCode());
    map.put("milliseconds", report.millis());
    map.put("complete", report.inTime());
    map.put("causes", report.causes().stream().map(one -> cause(report, one)).toList());
    map.put("notVerified", report.notVerified().stream().map(Area::name).toList());
    map.put("observations", report.facts().all().stream().map(ReportJson::fact).toList());
    return Json.write(map);
  }

  private static Map<String, Object> cause(Report report, Diagnosis.Named named) {
    Cause cause = named.cause();
    var map = new LinkedHashMap<String, Object>();
    map.put("code", cause.code());
    map.put("side", cause.side().name());
    map.put("blocks", cause.blocks());
    map.put("evidence", named.evidence().name());
    map.put("signs", cause.requires().stream().map(Condition::toString).toList());
    map.put("proof", named.proof().stream().map(Condition::toString).toList());
    map.put("title", words(report.filled(cause.title())));
    map.put("remedy", words(report.filled(cause.remedy())));
    map.put("technical", words(report.filled(cause.technical())));
    map.put("command", Report.harmless(report.filled(cause.command())));
    return map;
  }

  private static Map<String, Object> words(fr.mercure.kernel.Wording words) {
    return Map.of("fr", Report.harmless(words.fr()), "en", Report.harmless(words.en()));
  }

  private static Map<String, Object> fact(Observation.Fact fact) {
    var map = new LinkedHashMap<String, Object>();
    map.put("key", fact.key());
    map.put("value", fact.value());
    map.put("detail", Report.harmless(fact.detail()));
    return map;
  }

  /// @throws IllegalArgumentException if it is not a report of this schema
  static Report read(String text, Diagnosis diagnosis) {
    if (!(Json.read(text) instanceof Map<?, ?> map) || !SCHEMA.equals(map.get("schema"))) {
      throw new IllegalArgumentException("not a report of schema " + SCHEMA);
    }
    var facts = new ArrayList<Observation>();
    if (map.get("observations") instanceof List<?> list) {
      list.stream().limit(MOST_FACTS).map(ReportJson::state).forEach(facts::add);
    }
    Target target = Target.of(string(map, "target"), References.NONE);
    long millis = map.get("milliseconds") instanceof Number number ? number.longValue() : 0;
    try {
      return Report.of(
          target.uri().toString(),
          Instant.parse(string(map, "at")),
          millis,
          !Boolean.FALSE.equals(map.get("complete")),
          Facts.NONE.with(facts),
          diagnosis,
          reference(string(map, "reference")));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not an instant: at", e);
    }
  }

  private static String reference(String text) {
    if (!text.matches("[0-9A-Z]{3}-[0-9A-Z]{3}")) {
      throw new IllegalArgumentException("not a reference: " + Report.harmless(text));
    }
    return text;
  }

  private static Observation state(@Nullable Object entry) {
    if (!(entry instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("an observation is a map");
    }
    String key = string(map, "key");
    String value = string(map, "value");
    if (!value.matches(key.equals("skew") ? "[0-9]{1,15}" : "[A-Z0-9_]+")) {
      throw new IllegalArgumentException("not the value of an observation: " + key);
    }
    return new Observation.State(key, value, string(map, "detail"));
  }

  private static String string(Map<?, ?> map, String key) {
    if (map.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("a report has a text named " + key);
  }
}
