// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// As much of JSON Schema as `docs/check-schema.json` uses. A keyword that it does not know is an
/// error, so that the schema cannot promise what nobody checks.
final class Schema {
  private final Map<?, ?> root;

  Schema(String text) {
    root = (Map<?, ?>) Objects.requireNonNull(Json.read(text));
  }

  /// What does not fit, by place.
  List<String> faults(String document) {
    var faults = new ArrayList<String>();
    check(root, Json.read(document), "", faults);
    return faults;
  }

  private void check(Map<?, ?> schema, @Nullable Object value, String at, List<String> faults) {
    for (var entry : schema.entrySet()) {
      Object rule = entry.getValue();
      boolean fits =
          switch (String.valueOf(entry.getKey())) {
            case "$schema", "$id", "$defs", "title", "description" -> true;
            case "type" -> isOfType(String.valueOf(rule), value);
            case "const" -> Objects.equals(rule, value);
            case "enum" -> ((List<?>) rule).contains(value);
            case "pattern" ->
                Pattern.compile(String.valueOf(rule)).matcher(String.valueOf(value)).find();
            case "required" -> map(value).keySet().containsAll((List<?>) rule);
            case "additionalProperties" ->
                map(schema.get("properties")).keySet().containsAll(map(value).keySet());
            case "properties" -> checkAll(map(rule), map(value), at, faults);
            case "items" -> checkEach(map(rule), value, at, faults);
            case "$ref" -> {
              String name = String.valueOf(rule).replace("#/$defs/", "");
              check(map(map(root.get("$defs")).get(name)), value, at, faults);
              yield true;
            }
            default -> false;
          };
      if (!fits) {
        faults.add(at + " " + entry.getKey());
      }
    }
  }

  private boolean checkAll(Map<?, ?> rules, Map<?, ?> value, String at, List<String> faults) {
    rules.forEach((name, rule) -> {
      if (value.containsKey(name)) {
        check(map(rule), value.get(name), at + "/" + name, faults);
      }
    });
    return true;
  }

  private boolean checkEach(
      Map<?, ?> rule, @Nullable Object value, String at, List<String> faults) {
    if (value instanceof List<?> list) {
      list.forEach(one -> check(rule, one, at + "/*", faults));
    }
    return true;
  }

  private static boolean isOfType(String type, @Nullable Object value) {
    return switch (type) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "string" -> value instanceof String;
      case "boolean" -> value instanceof Boolean;
      case "integer" -> value instanceof Double number && number == Math.rint(number);
      default -> false;
    };
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
