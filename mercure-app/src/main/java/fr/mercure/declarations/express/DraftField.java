// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.tariff.CodeList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A field of the H7 form, as `entry-fields.csv` describes it: what it is called, where its value
/// goes in the message, how it is typed.
///
/// @param key name in the form and in the words; `n` stands for the rank of the item, `m` for the
///   rank of the row
/// @param place pointer of the element in the message, with the same letters
/// @param dataElement number of the EU data element
/// @param section where it is asked
/// @param kind how it is typed
/// @param values codes that may be chosen; empty unless there are few
/// @param list code list that the value comes from
/// @param unit shown after the input; empty if none
/// @param width columns out of twelve in the dense editor
/// @param longest characters that the message can hold
/// @param folded whether it is put away until it holds a value
public record DraftField(
    String key,
    String place,
    String dataElement,
    DraftSection section,
    Kind kind,
    List<String> values,
    Optional<CodeList> list,
    String unit,
    int width,
    int longest,
    boolean folded) {

  /// How a value is typed.
  public enum Kind {
    TEXT,
    /// A code of a list that is searched.
    CODE,
    /// One of a few codes.
    CHOICE,
    /// Money, its currency beside it.
    AMOUNT,
    /// The currency of the amount before it.
    CURRENCY,
    DECIMAL,
    INTEGER;

    boolean isNumber() {
      return this == AMOUNT || this == DECIMAL || this == INTEGER;
    }

    boolean isCode() {
      return this == CODE || this == CHOICE || this == CURRENCY;
    }
  }

  private static final Set<String> PARTIES =
      Set.of("declarant", "agent", "exporter", "importer", "consignor");

  public DraftField {
    values = List.copyOf(values);
  }

  /// Whether each item of goods has one.
  public boolean isOfItem() {
    return key.startsWith("item.n.");
  }

  /// Whether it may be repeated in rows.
  public boolean isOfRow() {
    return key.contains(".m.");
  }

  /// The group that it repeats with, such as `document`; empty if it is not of a row.
  String group() {
    return isOfRow() ? key.substring(0, key.indexOf(".m.")) : "";
  }

  /// Number of the data element, without a last level that says nothing: `18 04 001`.
  public String shortElement() {
    return dataElement.endsWith(" 000")
        ? dataElement.substring(0, dataElement.length() - 4)
        : dataElement;
  }

  /// Whose name or address it is part of, such as `exporter`; empty if it stands alone.
  public String party() {
    String[] names = key.replace("item.n.", "").split("\\.");
    return names.length == 2 && PARTIES.contains(names[0]) ? names[0] : "";
  }

  /// Its name without ranks, as a column of a file bears it.
  public String column() {
    return key.replace(".n.", ".").replace(".m.", ".");
  }

  /// The key of its words: label, help and example share it.
  public String words() {
    return "express.field." + column();
  }
}
