// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known so far, by key. Immutable.
record Facts(Map<String, Observation.Fact> byKey) {
  static final Facts NONE = new Facts(Map.of());

  Facts {
    byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
  }

  Facts with(Collection<? extends Observation> observations) {
    var all = new LinkedHashMap<>(byKey);
    for (Observation observation : observations) {
      observation.facts().forEach(fact -> all.put(fact.key(), fact));
    }
    return new Facts(all);
  }

  Optional<String> value(String key) {
    return Optional.ofNullable(byKey.get(key)).map(Observation.Fact::value);
  }

  String detail(String key) {
    Observation.Fact fact = byKey.get(key);
    return fact == null ? "" : fact.detail();
  }

  boolean is(String key, String value) {
    return value(key).filter(value::equals).isPresent();
  }

  List<Observation.Fact> all() {
    return List.copyOf(byKey.values());
  }
}
