// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The SQL of a search. Each state is read from its own stretch of an index, newest first, and the
/// stretches are merged: the work grows with the rows shown, not with the rows kept.
///
/// @param sql with named parameters
/// @param parameters their values
record DeclarationQuery(String sql, Map<String, Object> parameters) {
  /// States in which an officer has something to do; the only ones indexed by office.
  private static final List<String> AT_OFFICE =
      List.of("WAITING", "UNDER_CONTROL", "CONFORM", "NOT_CONFORM");

  /// The state stands in the text: only so does the database know how many rows there are of it,
  /// and reads the stretch of the rare ones instead of all declarations.
  private static final String OF_STATE =
      """
      (select * from declarations.declaration d
      where d.state = ':state' and :where
      order by d.id desc limit :limit)
      """;

  private static final String ALL_STRETCHES =
      """
      select * from (
      :stretches) d
      order by d.id desc limit :limit
      """;

  private static final String NOTHING = "select * from declarations.declaration where false";

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
    if (company.isEmpty() && !isOfficersWork(filter)) {
      add(conditions, parameters, "d.state = any(:states::text[])", "states", states(filter));
      String where = String.join(" and ", conditions);
      return new DeclarationQuery(BY_KEY.replace(":where", where), parameters);
    }
    String condition = String.join(" and ", conditions);
    String owned = filter.lrn().isPresent() ? " and %sd.owns_lrn" : "";
    String stretches =
        DeclarationFilter.STATES.stream()
            .filter(state -> filter.states().isEmpty() || filter.states().contains(state))
            .map(state ->
                OF_STATE
                    .replace(":state", state)
                    .replace(":where", condition + owned.formatted(not(state))))
            .collect(Collectors.joining("union all\n"));
    return new DeclarationQuery(
        ALL_STRETCHES.replace(":stretches", stretches.isEmpty() ? NOTHING : stretches), parameters);
  }

  /// LRNs that are owned and those that are not lie in two indexes; what was refused owns none.
  private static String not(String state) {
    return state.equals("REFUSED") ? "not " : "";
  }

  private static Optional<String[]> states(DeclarationFilter filter) {
    return filter.states().isEmpty()
        ? Optional.empty()
        : Optional.of(filter.states().toArray(String[]::new));
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
