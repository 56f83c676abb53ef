// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import fr.mercure.identity.Right;
import fr.mercure.kernel.Eori;
import fr.mercure.kernel.Siret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Drafts and people that the tests of entry share.
final class Drafts {
  static final Company TRANSMER =
      new Company(1, "Transmer Logistique", new Siret("00051237600013"), new Eori("FR000512376"));
  static final Company NORDEX =
      new Company(2, "Nordex Composants", new Siret("00084632900019"), new Eori("FR000846329"));
  static final Actor CLAIRE = declarant("person:1", "Claire Morel", TRANSMER);
  static final Actor KARIM = declarant("person:2", "Karim Benali", TRANSMER);
  static final Actor PAUL = declarant("person:3", "Paul Girard", NORDEX);

  private Drafts() {}

  private static Actor declarant(String id, String name, Company company) {
    return new Actor(id, name, Optional.of(company), Optional.empty(), Set.of(Right.EXPRESS_LODGE));
  }

  /// What a person types into the form for a consignment that passes every rule, by field name.
  static Map<String, String> typed(String lrn) {
    var typed = new HashMap<String, String>();
    typed.put("type", "IMA");
    typed.put("lrn", lrn);
    typed.put("office", "FR00677A");
    typed.put("declarant.id", "FR000512376");
    typed.put("exporter.name", "Shenzhen Lumen Trading Co.");
    typed.put("exporter.line", "88 Huaqiang North Road");
    typed.put("exporter.postcode", "518031");
    typed.put("exporter.city", "Shenzhen");
    typed.put("exporter.country", "CN");
    typed.put("importer.id", "FR000512376");
    typed.put("importer.country", "FR");
    typed.put("location.type", "A");
    typed.put("location.qualifier", "U");
    typed.put("location.name", "FRCDG");
    typed.put("location.country", "FR");
    typed.put("freight", "4,90");
    typed.put("freight.currency", "EUR");
    typed.put("previous.1.category", "Z");
    typed.put("previous.1.type", "337");
    typed.put("previous.1.id", "TSD-2026-000118");
    typed.put("previous.1.line", "1");
    typed.putAll(item(1, "851830", "Casque audio sans fil", "38,50", "0,420"));
    return typed;
  }

  /// The fields of one item.
  static Map<String, String> item(
      int rank, String commodity, String description, String value, String mass) {
    String item = "item." + rank + ".";
    var typed = new HashMap<String, String>();
    typed.put(item + "commodity", commodity);
    typed.put(item + "description", description);
    typed.put(item + "packages", "1");
    typed.put(item + "value", value);
    typed.put(item + "value.currency", "EUR");
    typed.put(item + "mass", mass);
    typed.put(item + "relief", "C07");
    typed.put(item + "scheme", "");
    typed.put(item + "document.1.category", "9");
    typed.put(item + "document.1.type", "PID");
    typed.put(item + "document.1.id", "GTIN-0366412345678" + rank);
    return typed;
  }

  /// The same as a form sends it.
  static Map<DraftSlot, String> slots(Map<String, String> typed) {
    var parameters = new HashMap<String, String[]>();
    typed.forEach((name, value) -> parameters.put(name, new String[] {value}));
    return DraftForm.typed(parameters);
  }

  /// A draft's content that passes every rule.
  static DraftContent filled(String lrn) {
    return DraftContent.EMPTY.withAll(slots(typed(lrn)));
  }
}
