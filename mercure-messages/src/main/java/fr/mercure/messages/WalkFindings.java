// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds the words of a finding: names, limits, values allowed, the nearest name. Only called when
/// something is wrong.
final class WalkFindings {
  /// More names or values than this help nobody.
  private static final int MOST_SHOWN = 12;

  private final Table table;

  WalkFindings(Table table) {
    this.table = table;
  }

  /// The name of an element as a reader finds it: what it is called, then what it is in XML.
  Wording name(int row) {
    String name = table.names[row];
    Dictionary dictionary = Dictionary.of(table.folder);
    if (!dictionary.knows(table.path(row))) {
      return Faults.same(name);
    }
    Wording label = dictionary.find(table.path(row)).label();
    if (label.en().equals(name)) {
      return Faults.same(name);
    }
    return new Wording(label.fr() + " (" + name + ")", label.en() + " (" + name + ")");
  }

  /// The namespace of the table by its number.
  Wording namespace(int number) {
    return number == 0
        ? new Wording("aucun", "none")
        : new Wording(
            "« " + table.namespaces.get(number) + " »", "\"" + table.namespaces.get(number) + "\"");
  }

  /// The nearest name in the element, or all of them if none is near.
  Wording nearest(int above, String name) {
    int[] children = table.children[above];
    return nearest(Arrays.stream(children).mapToObj(c -> table.names[c]).distinct().toList(), name);
  }

  static Wording nearest(List<String> names, String name) {
    return names.stream()
        .filter(known -> distance(known, name) <= Math.max(2, name.length() / 3))
        .min(Comparator.comparingInt(known -> distance(known, name)))
        .map(n ->
            new Wording("Le nom le plus proche est " + n + ".", "The nearest name is " + n + "."))
        .orElseGet(() -> allowed(names));
  }

  private static Wording allowed(List<String> names) {
    String list = shown(names);
    return new Wording("Éléments permis : " + list + ".", "Elements allowed: " + list + ".");
  }

  Wording order(int above) {
    return Faults.same(
        shown(Arrays.stream(table.children[above]).mapToObj(c -> table.names[c]).toList()));
  }

  Wording attributes(int row) {
    int[] known = table.attributes[row];
    return known.length == 0
        ? new Wording("aucun", "none")
        : Faults.same(shown(Arrays.stream(known).mapToObj(a -> table.names[a]).toList()));
  }

  private static String shown(List<String> words) {
    String list = words.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
    return words.size() > MOST_SHOWN ? list + "…" : list;
  }

  StructureRules rule(Flaw flaw) {
    return switch (flaw) {
      case EMPTY -> StructureRules.EMPTY_VALUE;
      case KIND -> StructureRules.WRONG_KIND;
      case SHORT -> StructureRules.TOO_SHORT;
      case LONG -> StructureRules.TOO_LONG;
      case DIGITS -> StructureRules.TOO_MANY_DIGITS;
      case DECIMALS -> StructureRules.TOO_MANY_DECIMALS;
      case LOW, HIGH -> StructureRules.OUT_OF_RANGE;
      case PATTERN -> StructureRules.WRONG_FORM;
      case LIST -> StructureRules.NOT_LISTED;
    };
  }

  /// The marks of the rule, from the name on.
  Wording[] marks(int row, Flaw flaw, String value) {
    Format format = table.format(row);
    String quoted = Finding.cut(value, 60);
    List<Wording> marks = new ArrayList<>(List.of(name(row)));
    marks.add(flaw == Flaw.EMPTY ? Faults.same(format.shown()) : Faults.same(quoted));
    marks.addAll(details(format, flaw, value));
    return marks.toArray(Wording[]::new);
  }

  private static List<Wording> details(Format format, Flaw flaw, String value) {
    return switch (flaw) {
      case EMPTY -> List.of();
      case SHORT -> same("" + value.length(), "" + format.minLength());
      case LONG -> same("" + value.length(), "" + format.maxLength());
      case DIGITS -> same("" + format.totalDigits());
      case DECIMALS -> same("" + format.decimals());
      case LOW, HIGH -> same(bound(format.least()), bound(format.most()));
      case KIND -> List.of(kind(format.primitive()), Faults.same(ValueSample.example(format)));
      case PATTERN -> List.of(form(format), Faults.same(ValueSample.example(format)));
      case LIST -> same(shown(format.listed()), nearestValue(format.listed(), value));
    };
  }

  private static List<Wording> same(String... words) {
    return Arrays.stream(words).map(Faults::same).toList();
  }

  private static String bound(@Nullable BigDecimal bound) {
    return bound == null ? "…" : bound.toPlainString();
  }

  private static String nearestValue(List<String> listed, String value) {
    return listed.stream().min(Comparator.comparingInt(one -> distance(one, value))).orElseThrow();
  }

  private static Wording form(Format format) {
    return Faults.same(
        format.patterns().stream().map(ValuePattern::source).collect(Collectors.joining(" & ")));
  }

  private static Wording kind(Primitive primitive) {
    return switch (primitive) {
      case DECIMAL -> new Wording("un nombre", "a number");
      case INTEGER -> new Wording("un nombre entier", "a whole number");
      case DATE -> new Wording("une date (AAAA-MM-JJ)", "a date (YYYY-MM-DD)");
      case TIME -> new Wording("une heure (hh:mm:ss)", "a time (hh:mm:ss)");
      case DATE_TIME ->
          new Wording(
              "une date et heure (AAAA-MM-JJThh:mm:ss)", "a date-time (YYYY-MM-DDThh:mm:ss)");
      case BOOLEAN -> new Wording("true, false, 1 ou 0", "true, false, 1 or 0");
      case LANGUAGE -> new Wording("un code de langue", "a language code");
      case URI -> new Wording("une adresse (URI)", "an address (URI)");
      case STRING, NORMALIZED_STRING, TOKEN -> new Wording("un texte", "a text");
    };
  }

  /// How many letters must be changed to make one word of the other, cut at 40 letters.
  private static int distance(String one, String two) {
    String a = one.substring(0, Math.min(40, one.length()));
    String b = two.substring(0, Math.min(40, two.length()));
    int[] line = IntStream.rangeClosed(0, b.length()).toArray();
    for (int i = 1; i <= a.length(); i++) {
      int corner = line[0];
      line[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        corner = line[j];
        line[j] = Math.min(change, 1 + Math.min(line[j], line[j - 1]));
      }
    }
    return line[b.length()];
  }
}
