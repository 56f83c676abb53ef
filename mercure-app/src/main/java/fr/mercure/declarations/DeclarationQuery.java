// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The SQL of a search. Each state is read from its own stretch of an index, newest first, and the
/// stretches are merged: the work grows with the rows shown, not with the rows kept.
///
/// @param sql with named parameters
/// @param parameters their values
record DeclarationQuery(String sql, Map<String, Object> parameters) {
  /// States in which an officer has something to do; the only ones indexed by office.
  private static final List<String> AT_OFFICE =
      List.of("WAITING", "UNDER_CONTROL", "CONFORM", "NOT_CONFORM");

  private static final String BY_STATE =
      """
      select d.* from unnest(:states::text[]) as wanted (state)
      cross join lateral (
        select * from declarations.declaration d
        where d.state = wanted.state and :where
        order by d.id desc limit :limit) d
      order by d.id desc limit :limit
      """;

  private static final String BY_KEY =
      """
      select * from declarations.declaration d
      where :where
      order by d.id desc limit :limit
      """;

  /// @param company whose rows; none for those who see all
  /// @param before key below which to begin
  static DeclarationQuery of(
      Optional<Long> company, DeclarationFilter filter, Optional<Long> before, int limit) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("limit", limit);
    add(conditions, parameters, "d.company = :company", "company", company);
    add(conditions, parameters, "d.id < :before", "before", before);
    add(conditions, parameters, "d.office = :office", "office", filter.office());
    add(conditions, parameters, "d.lodged >= :from", "from", filter.from().map(Timestamp::from));
    add(conditions, parameters, "d.lodged < :until", "until", filter.until().map(Timestamp::from));
    add(
        conditions,
        parameters,
        "d.mrn like :mrn",
        "mrn",
        filter.mrn().map(DeclarationQuery::prefix));
    add(
        conditions,
        parameters,
        "d.lrn like :lrn",
        "lrn",
        filter.lrn().map(DeclarationQuery::prefix));
    add(conditions, parameters, "d.circuit = :circuit", "circuit", filter.circuit());
    add(conditions, parameters, "d.value >= :least", "least", filter.least());
    add(conditions, parameters, "d.value <= :most", "most", filter.most());
    String where = String.join(" and ", conditions);
    if (company.isEmpty() && !isOfficersWork(filter)) {
      if (!filter.states().isEmpty()) {
        where += " and d.state = any(:states::text[])";
        parameters.put("states", filter.states().toArray(String[]::new));
      }
      return new DeclarationQuery(BY_KEY.replace(":where", where), parameters);
    }
    List<String> states = filter.states().isEmpty() ? DeclarationFilter.STATES : filter.states();
    parameters.put("states", states.toArray(String[]::new));
    if (company.isEmpty()) {
      where += " and d.state in ('%s')".formatted(String.join("', '", AT_OFFICE));
    }
    return new DeclarationQuery(BY_STATE.replace(":where", where), parameters);
  }

  private static boolean isOfficersWork(DeclarationFilter filter) {
    return filter.office().isPresent()
        && !filter.states().isEmpty()
        && AT_OFFICE.containsAll(filter.states());
  }

  private static void add(
      List<String> conditions,
      Map<String, Object> parameters,
      String condition,
      String name,
      Optional<?> value) {
    value.ifPresent(given -> {
      conditions.add(condition);
      parameters.put(name, given);
    });
  }

  /// For `like`: what was typed, literally, and anything after it.
  private static String prefix(String typed) {
    return typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
