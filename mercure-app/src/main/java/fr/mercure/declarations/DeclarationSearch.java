// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import fr.mercure.web.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What somebody looks for in a list, as the address bar holds it. Whatever is typed there is
/// harmless: what cannot be read does not restrict.
///
/// @param etat a state, or `EN_COURS`; empty for all
/// @param bureau customs office
/// @param circuit `GREEN`, `ORANGE` or `RED`
/// @param du first day, ISO
/// @param au last day, ISO
/// @param texte start of an MRN or of an LRN
public record DeclarationSearch(
    String etat, String bureau, String circuit, String du, String au, String texte) {
  /// States in which something is still to come.
  public static final List<String> UNDER_WAY =
      List.of(
          "LODGED",
          "PRELODGED",
          "PRESENTED",
          "ACCEPTED",
          "WAITING",
          "UNDER_CONTROL",
          "CONFORM",
          "NOT_CONFORM");

  private static final Pattern MRN = Pattern.compile("[0-9]{2}[A-Z]{2}[A-Z0-9]*");

  /// Four digits for the year: the calendar of Java knows years that no database does.
  private static final Pattern ISO_DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private static final int LONGEST = 40;

  public DeclarationSearch {
    etat = cut(etat);
    bureau = cut(bureau);
    circuit = cut(circuit);
    du = cut(du);
    au = cut(au);
    texte = cut(texte);
  }

  /// As the register is asked.
  DeclarationFilter filter() {
    String mrn = texte.toUpperCase(Locale.ROOT);
    boolean isMrn = MRN.matcher(mrn).matches();
    return new DeclarationFilter(
            states(),
            present(bureau),
            day(du).map(DeclarationSearch::startOf),
            day(au).map(day -> startOf(day.plusDays(1))),
            present(mrn).filter(_ -> isMrn),
            present(texte).filter(_ -> !isMrn),
            Optional.empty(),
            Optional.empty())
        .on(present(circuit));
  }

  /// As it follows `?` in an address; empty if nothing restricts.
  public String query() {
    var parts = new ArrayList<String>();
    add(parts, "etat", etat);
    add(parts, "bureau", bureau);
    add(parts, "circuit", circuit);
    add(parts, "du", du);
    add(parts, "au", au);
    add(parts, "texte", texte);
    return String.join("&", parts);
  }

  private List<String> states() {
    if (etat.equals("EN_COURS")) {
      return UNDER_WAY;
    }
    return DeclarationFilter.STATES.contains(etat) ? List.of(etat) : List.of();
  }

  private static void add(List<String> parts, String name, String value) {
    if (!value.isEmpty()) {
      parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  private static String cut(String typed) {
    String text = typed.strip();
    return text.substring(0, Math.min(text.length(), LONGEST));
  }

  private static Optional<String> present(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /// The day of a text such as `2026-11-24`; nothing if it is none.
  static Optional<LocalDate> day(String text) {
    try {
      return ISO_DAY.matcher(text).matches()
          ? Optional.of(LocalDate.parse(text))
          : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(Texts.ZONE).toInstant();
  }
}
