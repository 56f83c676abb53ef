// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One term of a row: `tcp.service=TIMEOUT|REFUSED`, `cert.path!=TRUSTED`, `skew>300`.
record Condition(String key, Operator operator, List<String> values) {
  private static final Pattern FORM = Pattern.compile("([a-z0-9.]+)(=|!=|>)([A-Z0-9_|]+)");

  enum Operator {
    IS,
    IS_NOT,
    ABOVE
  }

  enum Truth {
    YES,
    NO,
    UNKNOWN
  }

  /// All the terms of a line, by blanks.
  ///
  /// @throws IllegalArgumentException if one is not of the form
  static List<Condition> parseAll(String line) {
    var conditions = new ArrayList<Condition>();
    for (String term : line.strip().split("\\s+")) {
      conditions.add(parse(term));
    }
    return List.copyOf(conditions);
  }

  private static Condition parse(String term) {
    Matcher form = FORM.matcher(term);
    if (!form.matches()) {
      throw new IllegalArgumentException("not a condition: " + term);
    }
    Operator operator =
        switch (form.group(2)) {
          case "=" -> Operator.IS;
          case "!=" -> Operator.IS_NOT;
          default -> Operator.ABOVE;
        };
    return new Condition(form.group(1), operator, List.of(form.group(3).split("\\|")));
  }

  Truth in(Facts facts) {
    return facts.value(key).map(value -> holds(value) ? Truth.YES : Truth.NO).orElse(Truth.UNKNOWN);
  }

  private boolean holds(String value) {
    return switch (operator) {
      case IS -> values.contains(value);
      case IS_NOT -> !values.contains(value);
      case ABOVE -> Long.parseLong(value) > Long.parseLong(values.getFirst());
    };
  }

  /// NO if one is; else UNKNOWN if one is; YES for an empty list.
  static Truth all(List<Condition> conditions, Facts facts) {
    Truth truth = Truth.YES;
    for (Condition condition : conditions) {
      switch (condition.in(facts)) {
        case NO -> {
          return Truth.NO;
        }
        case UNKNOWN -> truth = Truth.UNKNOWN;
        case YES -> {}
      }
    }
    return truth;
  }

  /// As it is written in the file.
  @Override
  public String toString() {
    String sign =
        switch (operator) {
          case IS -> "=";
          case IS_NOT -> "!=";
          case ABOVE -> ">";
        };
    return key + sign + String.join("|", values);
  }
}
