// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a draft holds: values as typed, by their place in the message. A place that the form does
/// not ask for is kept all the same, so that a declaration that came from elsewhere loses nothing.
///
/// Places are pointers without ranks of one: `/Declaration/GoodsShipment/UCR`. Immutable.
public record DraftContent(SortedMap<String, String> values) {
  static final DraftContent EMPTY = new DraftContent(new TreeMap<>());

  /// Items that an H7 message can hold.
  static final int MOST_ITEMS = 999;

  private static final String ITEM = "/Declaration/GoodsShipment/GovernmentAgencyGoodsItem";
  private static final Pattern ITEM_PLACE =
      Pattern.compile(Pattern.quote(ITEM) + "(?:\\[([0-9]{1,4})])?(/.*)");

  private static final Pattern RANK = Pattern.compile("\\[([0-9]{1,4})]");

  public DraftContent {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  static DraftContent of(Map<String, String> values) {
    return new DraftContent(new TreeMap<>(values));
  }

  /// A pointer without its ranks of one, so that `/a[1]/b` and `/a/b` are the same place.
  static String canonical(String pointer) {
    return pointer.replace("[1]", "");
  }

  /// The value of a field; empty if nothing was typed.
  public String value(DraftSlot slot) {
    return values.getOrDefault(slot.place(), "");
  }

  /// The value at a place; empty if there is none.
  String at(String place) {
    return values.getOrDefault(canonical(place), "");
  }

  /// With a value; a blank one empties the place.
  DraftContent with(String place, String value) {
    var changed = new TreeMap<>(values);
    if (value.isBlank()) {
      changed.remove(canonical(place));
    } else {
      changed.put(canonical(place), value);
    }
    return new DraftContent(changed);
  }

  /// With the values of a form, those that are blank being emptied.
  DraftContent withAll(Map<DraftSlot, String> typed) {
    var changed = new TreeMap<>(values);
    typed.forEach((slot, value) -> {
      if (value.isBlank()) {
        changed.remove(slot.place());
      } else {
        changed.put(slot.place(), value);
      }
    });
    return new DraftContent(changed);
  }

  /// Whether a field of the section holds something.
  boolean touches(DraftSection section) {
    return values.keySet().stream()
        .flatMap(place -> DraftForm.at(place).stream())
        .anyMatch(slot -> slot.field().section() == section);
  }

  /// Rank of the last item that holds something; 0 if none does.
  public int items() {
    return values.keySet().stream().mapToInt(DraftContent::itemOf).max().orElse(0);
  }

  /// Rank of the last row of an element that holds something.
  ///
  /// @param element such as `PreviousDocument`
  /// @param parent place of the element that holds the rows
  int rows(String element, String parent) {
    String start = parent + "/" + element;
    return values.subMap(start, start + "~").keySet().stream()
        .map(place -> place.substring(parent.length()))
        .mapToInt(DraftContent::rowOf)
        .max()
        .orElse(0);
  }

  /// The sum of the gross masses of the items; one that cannot be read counts for nothing, and is
  /// found by the check.
  public BigDecimal totalMass() {
    BigDecimal total = BigDecimal.ZERO;
    for (int item = 1; item <= items(); item++) {
      String mass = at(item(item) + "/Commodity/GoodsMeasure/GrossMassMeasure");
      total = total.add(DraftTyping.number(mass).orElse(BigDecimal.ZERO));
    }
    return total;
  }

  /// Without an item: those after it move up.
  DraftContent withoutItem(int removed) {
    var kept = new TreeMap<String, String>();
    values.forEach((place, value) -> {
      int item = itemOf(place);
      if (item != removed) {
        kept.put(item > removed ? moved(place, item - 1) : place, value);
      }
    });
    return new DraftContent(kept);
  }

  /// With a copy of an item after the last.
  DraftContent withCopyOf(int copied) {
    int last = items() + 1;
    var grown = new TreeMap<>(values);
    values.forEach((place, value) -> {
      if (itemOf(place) == copied) {
        grown.put(moved(place, last), value);
      }
    });
    return new DraftContent(grown);
  }

  /// The pointer of an item, by rank.
  static String item(int rank) {
    return canonical("%s[%d]".formatted(ITEM, rank));
  }

  /// The rank of the item that a place is in; 0 if it is in none.
  static int itemOf(String place) {
    Matcher in = ITEM_PLACE.matcher(place);
    if (!in.matches()) {
      return 0;
    }
    return in.group(1) == null ? 1 : Integer.parseInt(in.group(1));
  }

  /// The rank of the row that a place is in, in its item or in the whole; 1 if it tells none.
  static int rowOf(String place) {
    Matcher in = ITEM_PLACE.matcher(place);
    Matcher rank = RANK.matcher(in.matches() ? in.group(2) : place);
    int row = 1;
    while (rank.find()) {
      row = Integer.parseInt(rank.group(1));
    }
    return row;
  }

  private static String moved(String place, int rank) {
    Matcher in = ITEM_PLACE.matcher(place);
    return in.matches() ? item(rank) + in.group(2) : place;
  }
}
