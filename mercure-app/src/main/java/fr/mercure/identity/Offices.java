// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.tariff.Code;
import fr.mercure.tariff.CodeList;
import fr.mercure.tariff.ReferenceData;
import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Customs offices that a right or a mandate is limited to. Everywhere, a set without any means
/// every office.
final class Offices {
  private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");
  private static final int MOST = 20;

  private Offices() {}

  /// The offices that somebody typed, apart by blanks or commas; empty if nothing was typed.
  ///
  /// @return none if one of them is not in the list of customs offices, or if they are too many
  static Optional<Set<String>> parse(String typed, LocalDate day) {
    return of(Arrays.asList(BETWEEN.split(typed.strip())), day);
  }

  static Optional<Set<String>> of(List<String> typed, LocalDate day) {
    Set<String> offices =
        typed.stream()
            .map(office -> office.strip().toUpperCase(Locale.ROOT))
            .filter(office -> !office.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    boolean known = offices.stream().allMatch(office -> find(office, day).isPresent());
    return known && offices.size() <= MOST ? Optional.of(offices) : Optional.empty();
  }

  /// The name of the office and its code; the code alone for one that the list no longer has.
  static String name(String office, LocalDate day) {
    return find(office, day)
        .map(code -> "%s (%s)".formatted(code.words().fr(), office))
        .orElse(office);
  }

  private static Optional<Code> find(String office, LocalDate day) {
    return ReferenceData.standard().find(CodeList.OFFICE, office, day);
  }

  /// As a column keeps them: null for every office.
  static String @Nullable [] column(Set<String> offices) {
    return offices.isEmpty() ? null : offices.stream().sorted().toArray(String[]::new);
  }

  /// As a column gives them back.
  static Set<String> of(@Nullable Array column) throws SQLException {
    return column == null ? Set.of() : Set.of((String[]) column.getArray());
  }

  /// Whether a right with this limit holds at an office.
  static boolean hold(Set<String> offices, String office) {
    return offices.isEmpty() || offices.contains(office);
  }

  /// Their names, in order, apart by commas.
  static String names(Set<String> offices, LocalDate day) {
    return Stream.of(offices.toArray(String[]::new))
        .sorted()
        .map(office -> name(office, day))
        .collect(Collectors.joining(", "));
  }
}
