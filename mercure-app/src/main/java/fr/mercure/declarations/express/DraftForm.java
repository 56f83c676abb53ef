// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.DraftField.Kind;
import fr.mercure.tariff.CodeList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fields of the H7 form, read once from `entry-fields.csv`, and the two ways between a field
/// and its place in the message.
final class DraftForm {
  private static final List<CodeList> CODE_LISTS = List.of(CodeList.values());

  /// All fields, in the order of the form.
  static final List<DraftField> FIELDS = load();

  /// Rows of one kind that a form may hold.
  static final int MOST_ROWS = 99;

  private static final Pattern NAME =
      Pattern.compile(
          "(?:item\\.(?<item>[0-9]{1,4})\\.)?(?<a>[a-z.]+?)(?:\\.(?<row>[0-9]{1,2})\\.(?<b>[a-z.]+))?");
  private static final Pattern RANK = Pattern.compile("\\[[nm0-9]+]");
  private static final Map<String, List<DraftField>> BY_ELEMENT =
      FIELDS.stream().collect(Collectors.groupingBy(field -> unranked(field.place())));

  private DraftForm() {}

  /// The fields of a section.
  static List<DraftField> of(DraftSection section) {
    return FIELDS.stream().filter(field -> field.section() == section).toList();
  }

  /// The rows that may repeat in a section, such as `document`.
  static List<String> groups(DraftSection section) {
    return of(section).stream()
        .filter(DraftField::isOfRow)
        .map(DraftField::group)
        .distinct()
        .toList();
  }

  /// The currency of an amount; nothing if the field is no amount.
  static Optional<DraftField> currencyOf(DraftField field) {
    return FIELDS.stream()
        .filter(
            other -> field.kind() == Kind.AMOUNT && other.key().equals(field.key() + ".currency"))
        .findFirst();
  }

  /// The field that stands at a place, with its ranks, or nothing if the form does not ask for it.
  static Optional<DraftSlot> at(String pointer) {
    String place = DraftContent.canonical(pointer);
    return BY_ELEMENT.getOrDefault(unranked(place), List.of()).stream()
        .map(field -> slot(field, place))
        .filter(slot -> slot.place().equals(place))
        .findFirst();
  }

  /// The field that mends what is wrong at a place that the form does not ask for: the first one
  /// inside the place, else the one that Mercure derives the place from.
  ///
  /// @param item rank of the item that the place is in; 0 if in none
  static Optional<DraftSlot> nearest(String place, int item) {
    return FIELDS.stream()
        .filter(field -> !field.isOfItem() || item > 0)
        .map(field -> new DraftSlot(field, field.isOfItem() ? item : 0, field.isOfRow() ? 1 : 0))
        .filter(slot -> slot.place().startsWith(place + "/"))
        .findFirst()
        .or(() -> derived(place, item));
  }

  /// Places that Mercure fills by itself, and the key of the field that they come from.
  private static final Map<String, String> DERIVED =
      Map.of(
          "TotalGrossMassMeasure", "item.n.mass",
          "GoodsItemQuantity", "item.n.commodity",
          "GovernmentProcedure", "item.n.relief",
          "Classification", "item.n.commodity",
          "Packaging", "item.n.packages",
          "PreviousDocument", "previous.m.type",
          "DomesticDutyTaxParty", "fiscal.m.role",
          "AdditionalDocument", "document.m.category");

  private static Optional<DraftSlot> derived(String place, int item) {
    return DERIVED.entrySet().stream()
        .filter(entry -> unranked(place).contains("/" + entry.getKey()))
        .flatMap(entry -> FIELDS.stream().filter(field -> field.key().equals(entry.getValue())))
        .map(field ->
            new DraftSlot(field, field.isOfItem() ? Math.max(1, item) : 0, field.isOfRow() ? 1 : 0))
        .findFirst();
  }

  /// What a form holds: each parameter that names a field, its value as it is kept.
  static Map<DraftSlot, String> typed(Map<String, String[]> parameters) {
    var typed = new LinkedHashMap<DraftSlot, String>();
    parameters.forEach((name, values) ->
        named(name).ifPresent(slot -> typed.put(slot, DraftTyping.kept(slot.field(), values[0]))));
    return typed;
  }

  /// The field of a name such as `item.2.value`, or nothing if no field is named so.
  static Optional<DraftSlot> named(String name) {
    Matcher ranks = NAME.matcher(name);
    if (!ranks.matches()) {
      return Optional.empty();
    }
    int item = rank(ranks.group("item"));
    int row = rank(ranks.group("row"));
    String key =
        (item > 0 ? "item.n." : "")
            + ranks.group("a")
            + (row > 0 ? ".m." : "")
            + Objects.requireNonNullElse(ranks.group("b"), "");
    return FIELDS.stream()
        .filter(field -> field.key().equals(key))
        .findFirst()
        .map(field -> new DraftSlot(field, item, row))
        .filter(slot -> item <= DraftContent.MOST_ITEMS && row <= MOST_ROWS);
  }

  private static int rank(@Nullable String text) {
    return text == null ? 0 : Integer.parseInt(text);
  }

  private static DraftSlot slot(DraftField field, String place) {
    return new DraftSlot(
        field,
        field.isOfItem() ? DraftContent.itemOf(place) : 0,
        field.isOfRow() ? DraftContent.rowOf(place) : 0);
  }

  /// The elements of a place, whatever their ranks.
  private static String unranked(String place) {
    return RANK.matcher(place).replaceAll("");
  }

  private static List<DraftField> load() {
    try (var in = DraftForm.class.getResourceAsStream("entry-fields.csv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(DraftForm::field).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DraftField field(String line) {
    String[] cell = line.split(";", -1);
    Optional<CodeList> list = CODE_LISTS.stream().filter(l -> l.name().equals(cell[5])).findFirst();
    return new DraftField(
        cell[0],
        cell[1],
        cell[2],
        DraftSection.valueOf(cell[3]),
        Kind.valueOf(cell[4]),
        list.isPresent() || cell[5].isEmpty() ? List.of() : List.of(cell[5].split(" ")),
        list,
        cell[6],
        Integer.parseInt(cell[7]),
        Integer.parseInt(cell[8]),
        cell[9].equals("MORE"));
  }
}
