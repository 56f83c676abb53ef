// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Duties and taxes as the API answers them.
final class ChargesBody {
  private ChargesBody() {}

  static Map<String, Object> of(Charges charges, Locale locale) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ratesOf", charges.ratesOf().toString());
    body.put("territory", charges.territory());
    body.put("lines", charges.lines().stream().map(line -> line(line, locale)).toList());
    body.put("steps", charges.steps().stream().map(step -> step(step, locale)).toList());
    body.put("total", ApiBodies.money(charges.total()));
    return body;
  }

  private static Map<String, Object> line(Charges.ChargeLine line, Locale locale) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("tax", line.tax());
    body.put("label", line.words().in(locale));
    body.put("article", line.article());
    body.put("base", ApiBodies.money(line.base()));
    body.put("rate", line.rate().toPlainString());
    body.put("amount", ApiBodies.money(line.amount()));
    body.put("payment", line.payment().name());
    body.put("source", line.source());
    return body;
  }

  private static Map<String, Object> step(Charges.ChargeStep step, Locale locale) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("text", step.words().in(locale));
    body.put("formula", step.formula());
    body.put("source", step.source());
    return body;
  }
}
